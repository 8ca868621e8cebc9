import { parseBlocks } from '../../src/documents/blocks'
import type { DocumentSection, PrintedDocument } from '../../src/documents/printed-document'
import type { MinutesDocument } from '../../src/minutes/document'

const HASH = '3f9a1c0d5b7e2846f0a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8'

/** Short minutes of a meeting that never was. */
export function inventedMinutes(changes: Partial<MinutesDocument> = {}): MinutesDocument {
  return {
    language: 'sv',
    created: '2026-03-26T09:42:00.000Z',
    planName: 'Gemensam plan för hälsa i Åsby 2024–2027',
    title: 'Processträff 2.8.3 Kommunikation, mars 2026',
    facts: [
      { label: 'Möte', value: 'Processträff 2.8.3 Kommunikation' },
      { label: 'Datum', value: '2026-03-14' },
      { label: 'Diarienummer', value: 'KS 2026-117' },
      { label: 'Plats', value: 'Teams och sammanträdesrummet Ängen, Storgatan 4' },
      { label: 'Ordförande', value: 'Karin Ek' },
      { label: 'Sekreterare', value: '' },
    ],
    attendance: [
      {
        label: 'Närvarande',
        names: [
          'Alva Nilsson',
          'Bo Lind',
          'Ella Öberg',
          'Karin Ek',
          'Łucja Wiśniewska',
          'Päivi Mäkelä',
          'Åke Ström',
        ],
      },
      { label: 'Övriga deltagare', names: ['Ιωάννα Παπαδοπούλου', 'Олена Шевченко'] },
      { label: 'Frånvarande', names: [] },
    ],
    sections: SECTIONS,
    recipients: { label: 'Beslut skickas till', lines: ['Kommunstyrelsekontoret', 'Kultur och fritid'] },
    approval: {
      heading: 'Godkännande',
      status: 'Färdigställda 26 mars 2026 av Karin Ek. Alla nio har godkänt.',
      columns: ['Namn', 'Förvaltning', 'Vad', 'När'],
      rows: [
        ['Karin Ek', 'Kommunstyrelsekontoret', 'Godkänt version 2', '2026-03-20 10.42'],
        ['Alva Nilsson', 'Socialförvaltningen', 'Godkänt version 2', '2026-03-21 08.05'],
        ['Bo Lind', 'Barn- och utbildningsförvaltningen', 'Var inte med', '2026-03-21 16.30'],
        ['Łucja Wiśniewska', 'Kultur och fritid', 'Saknas', ''],
      ],
      history: [
        'Version 1 skickades 16 mars 2026.',
        'Öppnades igen 18 mars 2026 av Bo Lind: fel datum i § 2.',
      ],
      version: 'Version 2',
      hashLabel: 'Kontrollsumma (SHA-256)',
      hash: HASH,
    },
    ...changes,
  }
}

const SECTIONS: readonly DocumentSection[] = [
  {
    heading: '§ 1 Mötet öppnas',
    blocks: parseBlocks('Karin Ek hälsar alla välkomna. Föregående anteckningar gås igenom.'),
  },
  {
    heading: '§ 2 Läget i processen',
    blocks: parseBlocks(
      [
        'Gruppen går laget runt. Webbplatsen har fått en egen ingång för unga, och besöken har ökat sedan i höstas. Bibliotekets skyltfönster visar affischerna under våren, och skolsköterskorna delar ut korten vid hälsosamtalen.\nTidningen skriver om arbetet i april.',
        '### Vad som återstår',
        '- Texter på lätt svenska\n- Översättning till finska, polska och arabiska, som granskas av någon som talar språket och som inte har skrivit texten\n- Bilder som vi får använda',
        'Ordningen är:',
        '1. Texterna skrivs klart.\n2. Texterna prövas med en referensgrupp.\n3. Korten trycks.',
      ].join('\n\n'),
    ),
    tables: [
      {
        label: 'Att göra',
        columns: ['Vad', 'Vem', 'Senast'],
        shares: [54, 26, 20],
        rows: [
          [
            'Ta fram en budget för tryck och distribution av korten till alla skolor',
            'Ella Öberg',
            '2026-04-09',
          ],
          ['Fråga biblioteket om fönstret', 'Åke Ström, Päivi Mäkelä', '2026-03-28'],
        ],
      },
    ],
  },
  {
    heading: '§ 3 Kampanj riktad till unga',
    blocks: parseBlocks('Förslaget från förra träffen har skickats ut. Ingen har något att invända.'),
    decision: {
      label: 'Beslut',
      blocks: parseBlocks(
        'Kampanjen riktad till unga startar i september 2026 och pågår till årets slut, i samarbete med skolorna och fritidsgårdarna i hela kommunen.\n\nGruppen beslutar också att:\n- korten trycks på fem språk\n- kostnaden, 48 000 kr, tas ur medlen för 2026.',
      ),
    },
  },
]

/** Minutes of the size that the rules allow: sixty people, a hundred sections. */
export function hugeMinutes(): PrintedDocument {
  const small = inventedMinutes()
  const people = Array.from({ length: 60 }, (_, n) => `Förnamn${n} Efternamnsson-Öberg${n}`)
  return inventedMinutes({
    attendance: [{ label: 'Närvarande', names: people }],
    sections: Array.from({ length: 100 }, (_, n) => ({
      ...(SECTIONS[n % SECTIONS.length] ?? { blocks: [] }),
      heading: `§ ${n + 1} Ärende nummer ${n + 1}`,
    })),
    approval: {
      ...small.approval,
      rows: people.map((name, n) => [
        name,
        'Barn- och utbildningsförvaltningen',
        'Godkänt version 2',
        `2026-03-21 08.${String(n).padStart(2, '0')}`,
      ]),
    },
  })
}

/** The invented minutes with a single section of these blocks. */
export function withText(blocks: DocumentSection['blocks']): PrintedDocument {
  return inventedMinutes({ sections: [{ heading: '§ 1', blocks }] })
}
