import { parseBlocks } from '../../src/documents/blocks'
import type { DocumentTable, PrintedDocument } from '../../src/documents/printed-document'

/** What administrations of nowhere have answered. */
export const POSITIONS: DocumentTable = {
  label: 'Förvaltningarnas svar',
  columns: ['Förvaltning', 'Svar', 'Skäl'],
  shares: [36, 18, 46],
  rows: [
    ['Barn- och utbildningsförvaltningen', 'Bifall', ''],
    [
      'Kommunstyrelsekontoret',
      'Reservation',
      'Kostnaden för tryck bör rymmas i varje förvaltnings egen budget från och med 2027.',
    ],
    ['Kultur och fritid', 'Bifall', ''],
    ['Socialförvaltningen', 'Avstår', 'Berörs inte av kampanjen.'],
  ],
}

/** An extract of one § of a meeting that never was: no page of approval, a table of positions, a place to sign. */
export function inventedExtract(changes: Partial<PrintedDocument> = {}): PrintedDocument {
  return {
    language: 'sv',
    created: '2026-03-26T09:42:00.000Z',
    planName: 'Gemensam plan för hälsa i Åsby 2024–2027',
    title: 'Protokollsutdrag: § 3 Kampanj riktad till unga',
    facts: [
      { label: 'Möte', value: 'Styrgruppen' },
      { label: 'Datum', value: '2026-03-14' },
      { label: 'Diarienummer', value: 'KS 2026-117' },
    ],
    attendance: [],
    sections: [
      {
        heading: '§ 3 Kampanj riktad till unga',
        blocks: parseBlocks(
          'Förslaget har varit ute hos alla förvaltningar och har inte ändrats sedan dess.',
        ),
        decision: {
          label: 'Beslut',
          blocks: parseBlocks(
            'Styrgruppen beslutar att:\n- kampanjen riktad till unga startar i september 2026\n- kostnaden, 48 000 kr, tas ur medlen för 2026.',
          ),
        },
        tables: [POSITIONS],
      },
    ],
    recipients: { label: 'Beslut skickas till', lines: ['Kommunstyrelsekontoret', 'Kultur och fritid'] },
    signature: { lines: ['Karin Ek, ordförande', 'Rätt utdraget intygas'] },
    ...changes,
  }
}
