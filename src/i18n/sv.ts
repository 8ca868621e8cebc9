import { decisionsSv } from './decisions.sv'
import { extractSv } from './extract.sv'
import { meetingRecordSv } from './meeting-record.sv'
import { meetingsSv } from './meetings.sv'
import { minutesSv } from './minutes.sv'
import { obstaclesSv } from './obstacles.sv'
import { registrySv } from './registry.sv'
import { tabSv } from './tab.sv'
import { tabDecisionsSv } from './tab-decisions.sv'
import { tabMeetingsSv } from './tab-meetings.sv'

/** Everything that people read, in Swedish: the first language and the shape of the others. */
export const sv = {
  someone: 'någon',
  namesAndMore_one: '{{names}} och 1 till',
  namesAndMore_other: '{{names}} och {{count}} till',
  bot: {
    helpTitle: 'Det här kan jag hjälpa dig med',
    helpIntro: 'Skriv ett av orden här i chatten:',
    helpMy: '**mina** – allt som väntar på dig',
    helpHelp: '**hjälp** – den här listan',
    helpNotes:
      '**anteckningar** – lämna in anteckningar från ett möte. Du kan också bifoga en fil: Word, PDF eller text.',
    helpObstacle: '**hinder** – berätta om något som står i vägen i en process.',
    helpAmbassador:
      'Som ambassadör godkänner du anteckningar från dina processträffar, föreslår ändringar och lyfter hinder, direkt på kortet.',
    helpSteering:
      'Som styrgruppsmedlem svarar du på kallelser, tar ställning till förslag, ger er röst vidare och godkänner anteckningar, direkt på kortet.',
    helpLeader:
      'Som processledare lämnar du in anteckningar, skickar dem för godkännande, svarar på anmärkningar och färdigställer.',
    helpGuest: 'Som gäst kan du läsa det som är färdigställt.',
    openTab: 'Öppna Samsyn',
    my: 'Mina ärenden',
    notes: 'Lämna in anteckningar',
    obstacle: 'Lyft ett hinder',
    notUnderstood: 'Jag förstod inte riktigt. Skriv **hjälp** så ser du vad jag kan.',
    myTitle: 'Mina ärenden',
    myNothing: 'Inget väntar på dig just nu.',
    myIntro_one: 'En sak väntar på dig.',
    myIntro_other: '{{count}} saker väntar på dig.',
    myMore_one: 'En till finns i Samsyn.',
    myMore_other: '{{count}} till finns i Samsyn.',
    welcome:
      'Hej! Jag är Samsyn. Jag hjälper er att godkänna anteckningar, fatta beslut tillsammans och hålla ihop planen.',
    notInPlan: 'Jag hittar dig inte i planen {{plan}}. Be en processledare lägga till dig: {{leaders}}.',
    fileFromElsewhere:
      'Filen ligger på en plats som jag inte får hämta från. Bifoga den med gemet i den här chatten, eller ladda upp den i Samsyn.',
    fileFailed:
      'Filen gick inte att hämta. Inget är sparat. Försök bifoga den igen, eller ladda upp den i Samsyn.',
  },
  errors: {
    fault: 'Det gick inte att spara just nu, så inget är ändrat. Försök igen om en stund.',
    unavailable:
      'SharePoint, där allt sparas, svarar inte just nu. Inget är sparat. Det du skrev finns kvar: försök igen om en stund.',
    faultReference: 'Ärendenummer för felsökning: {{reference}}',
    unknownAction: 'Knappen hör till en äldre version av kortet. Öppna Samsyn för att fortsätta.',
    malformed:
      'Något i det du skickade gick inte att förstå, så inget är sparat. Ladda om sidan och försök igen.',
    signIn: 'Du är inte inloggad. Öppna Samsyn på nytt.',
  },
  minutes: minutesSv,
  decisions: decisionsSv,
  extract: extractSv,
  meetings: meetingsSv,
  meetingRecord: meetingRecordSv,
  obstacles: obstaclesSv,
  registry: registrySv,
  tab: tabSv,
  tabDecisions: tabDecisionsSv,
  tabMeetings: tabMeetingsSv,
} as const
