import type { ProcessStatus } from '../model'

/** A process of the sample plan: number, title, status, lead and other administrations, activities, desired results. */
export interface SampleProcess {
  readonly number: string
  readonly title: string
  readonly status: ProcessStatus
  readonly administrations: readonly [lead: string, ...others: string[]]
  readonly activities: readonly string[]
  readonly results: readonly string[]
}

const made = (
  number: string,
  title: string,
  status: ProcessStatus,
  administrations: SampleProcess['administrations'],
  activities: readonly string[],
  results: readonly string[],
): SampleProcess => ({ number, title, status, administrations, activities, results })

/**
 * The 25 process numbers with their status at the end of 2023 (final report, summary of processes); titles, activities
 * and results are invented.
 */
export const sampleProcesses: readonly SampleProcess[] = [
  made(
    '2.1.1',
    'Stöd till blivande föräldrar',
    'continued-leadership',
    ['kson'],
    ['Gemensam träff på barnmorskemottagningen', 'Hembesök vid behov'],
    ['Fler föräldrar får stöd tidigt'],
  ),
  made(
    '2.1.2',
    'Föräldragrupper på flera språk',
    'completed-moved',
    ['soc', 'kson'],
    ['Starta grupper på fem språk', 'Utbilda gruppledare'],
    ['Föräldrar möts över språkgränser'],
  ),
  made(
    '2.1.3',
    'Samtal i förskolan',
    'completed-activity',
    ['bou', 'kson'],
    ['Ta fram samtalsguide', 'Pröva guiden på tre förskolor'],
    ['Personalen känner sig trygg i svåra samtal'],
  ),
  made(
    '2.1.4',
    'Lek och rörelse i öppna förskolan',
    'completed-result',
    ['bou', 'kof'],
    ['Veckans lekpass', 'Lånegarderob för barn'],
    ['Fler barn rör sig varje vecka'],
  ),
  made(
    '2.2.1',
    'Närvaro i skolan',
    'completed-moved',
    ['bou', 'soc'],
    ['Gemensam kartläggning av frånvaro', 'Tidig kontakt med hemmet'],
    ['Frånvaron upptäcks inom två veckor'],
  ),
  made(
    '2.2.2',
    'Elevhälsa och vårdcentral',
    'completed-activity',
    ['bou'],
    ['Fast kontaktperson på vårdcentralen'],
    ['Elever får hjälp utan att bollas runt'],
  ),
  made(
    '2.2.3',
    'Unga som varken arbetar eller studerar',
    'continued-leadership',
    ['ksk', 'soc', 'kson'],
    ['Uppsökande arbete', 'Coach och samordnare'],
    ['Fler unga i sysselsättning'],
  ),
  made(
    '2.2.4',
    'Kunskap om psykisk hälsa för personal',
    'completed-result',
    ['kson', 'soc', 'bou'],
    ['Utbildningsdag varje termin', 'Webbkurs för nyanställda'],
    ['All personal har grundkunskap'],
  ),
  made(
    '2.2.5',
    'Läslust i hela kommunen',
    'completed-activity',
    ['ksk'],
    ['Bokbuss till byarna'],
    ['Fler vuxna läser för barn'],
  ),
  made(
    '2.3.1',
    'Hållbart arbetsliv',
    'continued-leadership',
    ['ksk', 'kson'],
    ['Nätverk för chefer', 'Gemensam modell för återgång i arbete'],
    ['Sjukfrånvaron minskar'],
  ),
  made(
    '2.3.2',
    'Vägen till ett första jobb',
    'completed-activity',
    ['ksk', 'kof'],
    ['Sommarjobb med handledare'],
    ['Fler unga får arbetslivserfarenhet'],
  ),
  made(
    '2.4.1',
    'Ekonomi och hälsa',
    'completed-moved',
    ['soc', 'kson'],
    ['Budgetrådgivning på plats'],
    ['Färre vräkningar av barnfamiljer'],
  ),
  made(
    '2.4.2',
    'Personligt ombud',
    'completed-result',
    ['soc', 'kson'],
    ['Anställa personligt ombud', 'Sprida kunskap om stödet'],
    ['Personer med stort behov får ett ombud'],
  ),
  made(
    '2.5.1',
    'Trygga bostadsområden',
    'completed-activity',
    ['ksk'],
    ['Trygghetsvandringar'],
    ['Invånare känner sig tryggare'],
  ),
  made(
    '2.5.2',
    'Mötesplatser i tätorterna',
    'completed-moved',
    ['ksk', 'kof'],
    ['Öppna lokaler kvällstid'],
    ['Fler har någonstans att gå'],
  ),
  made(
    '2.5.3',
    'Boende med stöd',
    'continued-leadership',
    ['kson', 'soc'],
    ['Utreda behovet av mellanvård', 'Pröva mobilt team'],
    ['Färre återinläggningar'],
  ),
  made(
    '2.6.1',
    'Rörelse på recept',
    'completed-result',
    ['kson'],
    ['Ledare i tre orter'],
    ['Fler fullföljer sin rörelseordination'],
  ),
  made(
    '2.6.2',
    'Samsjuklighet: en väg in',
    'completed-moved',
    ['soc', 'kson'],
    ['Gemensam mottagning', 'Boendestödjare'],
    ['Vården hänger ihop'],
  ),
  made(
    '2.6.3',
    'Unga och alkohol',
    'completed-activity',
    ['kson', 'soc'],
    ['Föräldramöten i årskurs 7'],
    ['Debutåldern höjs'],
  ),
  made(
    '2.7.1',
    'Samtalsgrupper för män 70+',
    'completed-result',
    ['kson', 'ksk', 'kof'],
    ['Starta grupper i tre orter', 'Utbilda samtalsledare'],
    ['Färre äldre män är ensamma'],
  ),
  made(
    '2.8.1',
    'Suicidprevention',
    'continued-leadership',
    ['kson', 'soc', 'ksk'],
    ['Utbilda instruktörer', 'Gemensam rutin efter suicid'],
    ['Nollvision i praktiken'],
  ),
  made(
    '2.8.2',
    'Tidiga tecken hos äldre',
    'continued-leadership',
    ['kson'],
    ['Checklista för hemtjänsten'],
    ['Psykisk ohälsa upptäcks tidigt'],
  ),
  made(
    '2.8.3',
    'Kommunikation',
    'continued-leadership',
    ['ksk', 'kson', 'bou', 'soc'],
    ['Kampanj riktad till unga', 'Webbsida med allt stöd på ett ställe'],
    ['Invånare vet vart de kan vända sig', 'Unga känner igen kampanjen'],
  ),
  made(
    '2.8.4',
    'Samordnad individuell plan',
    'continued-leadership',
    ['kson', 'soc', 'bou'],
    ['SIP-samordnare för vuxna', 'Gemensam mall'],
    ['En plan per person'],
  ),
  made(
    '2.8.5',
    'Brukarmedverkan',
    'continued-leadership',
    ['kson'],
    ['Brukarråd två gånger per termin'],
    ['Brukare påverkar besluten'],
  ),
]
