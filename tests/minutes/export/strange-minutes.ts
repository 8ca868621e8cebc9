import fc from 'fast-check'
import type { Block } from '../../../src/minutes/blocks'
import type { MinutesDocument } from '../../../src/minutes/export/minutes-document'
import { inventedMinutes } from './invented-minutes'
import { strangeText } from './strange-text'

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('paragraph', 'subheading', 'bullet'), text: strangeText }),
  fc.record({
    kind: fc.constant('numbered' as const),
    text: strangeText,
    number: fc.oneof(fc.nat(999).map(String), fc.constantFrom('007', '0', '1', '2', '3')),
  }),
)
const blocks = fc.array(block, { maxLength: 6 })

/** Minutes in which every text may be anything at all. */
export const strangeMinutes: fc.Arbitrary<MinutesDocument> = fc
  .record({
    language: fc.constantFrom('sv', 'en'),
    planName: strangeText,
    // Without a visible title there is no heading to find again.
    title: strangeText.map((text) => `T${text}`),
    facts: fc.array(fc.record({ label: strangeText, value: strangeText }), { maxLength: 3 }),
    attendance: fc.array(fc.record({ label: strangeText, names: fc.array(strangeText, { maxLength: 3 }) }), {
      maxLength: 2,
    }),
    sections: fc.array(
      fc.record({
        heading: strangeText,
        blocks,
        decision: fc.record({ label: strangeText, blocks }),
        actions: fc.record({
          label: strangeText,
          columns: fc.tuple(strangeText, strangeText, strangeText),
          rows: fc.array(fc.tuple(strangeText, strangeText, strangeText), { maxLength: 2 }),
        }),
      }),
      { maxLength: 3 },
    ),
    rows: fc.array(fc.tuple(strangeText, strangeText, strangeText, strangeText), { maxLength: 3 }),
    status: strangeText,
    version: strangeText,
    hash: strangeText,
  })
  .map(({ rows, status, version, hash, ...texts }) => {
    const doc = inventedMinutes(texts)
    return { ...doc, approval: { ...doc.approval, rows, status, version, hash } }
  })
