import fc from 'fast-check'
import type { Block } from '../../src/documents/blocks'
import type { DocumentTable, PrintedDocument } from '../../src/documents/printed-document'
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

const table: fc.Arbitrary<DocumentTable> = fc.constantFrom([100], [70, 30], [54, 26, 20]).chain((shares) => {
  const cells = fc.tuple(...shares.map(() => strangeText))
  return fc.record({
    label: strangeText,
    columns: cells,
    shares: fc.constant(shares),
    rows: fc.array(cells, { maxLength: 2 }),
  })
})

/** A document in which every text may be anything at all. */
export const strangeDocument: fc.Arbitrary<PrintedDocument> = fc
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
        tables: fc.array(table, { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    rows: fc.array(fc.tuple(strangeText, strangeText, strangeText, strangeText), { maxLength: 3 }),
    status: strangeText,
    version: strangeText,
    hash: strangeText,
    approved: fc.boolean(),
    signature: fc.option(fc.record({ lines: fc.array(strangeText, { maxLength: 3 }) })),
  })
  .map(({ rows, status, version, hash, approved, signature, ...texts }) => {
    const { approval, ...doc } = inventedMinutes(texts)
    return {
      ...doc,
      ...(approved ? { approval: { ...approval, rows, status, version, hash } } : {}),
      ...(signature ? { signature } : {}),
    }
  })
