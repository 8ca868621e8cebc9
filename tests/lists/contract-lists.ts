import type { ListDefinition } from '../../src/lists/definition'

/** One column of every kind; what is searched is indexed, the rest is not. */
export const notes: ListDefinition = {
  name: 'ContractNotes',
  title: 'Anteckningar (prov)',
  columns: {
    NoteKey: { kind: 'text', unique: true },
    Title: { kind: 'text' },
    Group: { kind: 'text', indexed: true },
    Size: { kind: 'number', indexed: true },
    Code: { kind: 'number', unique: true },
    Due: { kind: 'dateTime', indexed: true },
    Open: { kind: 'boolean', indexed: true },
    Body: { kind: 'longText' },
  },
}

/** A second list, beside the first. */
export const others: ListDefinition = {
  name: 'ContractOthers',
  title: 'Annat (prov)',
  columns: { NoteKey: { kind: 'text', unique: true } },
}
