import fc from 'fast-check'
import { allLists } from '../../../src/all-lists'
import type { Column, ColumnKind, ListDefinition } from '../../../src/lists/definition'
import { MOST_INDEXES, type PresentColumn, type PresentKind } from '../../../src/lists/sharepoint/columns'
import { provisionPlan } from '../../../src/lists/sharepoint/provision-plan'
import {
  isHindrance,
  isWork,
  type PresentList,
  type Step,
  stepInWords,
} from '../../../src/lists/sharepoint/provision-steps'
import { siteListName } from '../../../src/lists/sharepoint/site'
import { carriedOut, newTitle } from './provision-model'

const OFFERS: ListDefinition = {
  name: 'Offers',
  title: 'Erbjudanden',
  columns: {
    Key: { kind: 'text', title: 'Nyckel', unique: true },
    Status: { kind: 'text', choices: ['öppen', 'stängd'], indexed: true },
    Body: { kind: 'longText' },
  },
}

/** The site as a first run left it, with one column changed afterwards. */
function provisioned(column = '', change: Partial<PresentColumn> = {}): readonly PresentList[] {
  return carriedOut([], provisionPlan([OFFERS], [])).map((list) => ({
    ...list,
    columns: list.columns?.map((c) => (c.name === column ? { ...c, ...change } : c)) ?? [],
  }))
}

const planFor = (present: readonly PresentList[]) => provisionPlan([OFFERS], present)
const inWords = (steps: readonly Step[]) => steps.map(stepInWords)

describe('a site without lists', () => {
  it('gets them under their technical names first, which become their addresses', () => {
    expect(inWords(planFor([]))).toEqual([
      'make the list “Erbjudanden”',
      'show the list “Erbjudanden” under this name',
      'list “Erbjudanden”: let the column Title be empty',
      'list “Erbjudanden”: add the column Key (each value once)',
      'list “Erbjudanden”: add the column Status (indexed)',
      'list “Erbjudanden”: add the column Body',
    ])
  })

  it('gets every list of ours with a title of its own, and no list with more indexes than there may be', () => {
    const titles = allLists.map(({ title }) => title.toLowerCase())
    expect(new Set(titles).size).toBe(titles.length)
    expect(provisionPlan(allLists, []).filter((step) => !isWork(step))).toEqual([])
  })
})

describe('a site as a first run left it', () => {
  it('gets nothing more', () => expect(planFor(provisioned())).toEqual([]))

  it('gets what a new version asks for', () => {
    const newer: ListDefinition = {
      ...OFFERS,
      columns: {
        Key: { kind: 'text', title: 'Nyckel', unique: true },
        Status: { kind: 'text', choices: ['öppen', 'stängd', 'vilande'], indexed: true },
        Body: { kind: 'longText' },
        Place: { kind: 'number', indexed: true },
      },
    }
    expect(inWords(provisionPlan([newer], provisioned()))).toEqual([
      'list “Erbjudanden”: offer in the column Status: öppen, stängd, vilande',
      'list “Erbjudanden”: add the column Place (indexed)',
    ])
  })

  it('keeps the title that was not set when the first run broke off', () => {
    const broken = provisioned().map((list) => ({ ...list, displayName: 'SamsynOffers' }))
    expect(inWords(planFor(broken))).toEqual(['show the list “Erbjudanden” under this name'])
  })
})

describe('the column that every list has', () => {
  const titled: ListDefinition = {
    ...OFFERS,
    columns: { Title: { kind: 'text', title: 'Ärende', indexed: true } },
  }
  const present = (title: PresentColumn): readonly PresentList[] => [
    { id: '1', name: 'SamsynOffers', displayName: 'Erbjudanden', columns: [title] },
  ]

  it('is the definition’s own: it is headed, may be empty, and is indexed', () => {
    expect(inWords(provisionPlan([titled], present(newTitle(true))))).toEqual([
      'list “Erbjudanden”: head the column Title “Ärende”',
      'list “Erbjudanden”: let the column Title be empty',
      'list “Erbjudanden”: index the column Title',
    ])
  })

  it('keeps the heading that people gave it', () => {
    const title = { ...newTitle(), heading: 'Vad det gäller', indexed: true }
    expect(provisionPlan([titled], present(title)).filter(isWork)).toEqual([])
  })
})

describe('what people changed', () => {
  const cases: readonly (readonly [
    string,
    string,
    Partial<PresentColumn>,
    string,
    'harmless' | 'to mend',
  ])[] = [
    [
      'a heading',
      'Key',
      { heading: 'Vår nyckel' },
      'it is headed “Vår nyckel”; that heading is kept.',
      'harmless',
    ],
    [
      'an index',
      'Body',
      { kind: 'longText', indexed: true },
      'it has an index that Samsyn does not ask for.',
      'harmless',
    ],
    ['a choice', 'Status', { kind: 'text' }, 'it is a line of text, so it offers no choices.', 'harmless'],
    ['another kind', 'Body', { kind: 'number' }, 'it is a number, not several lines of text.', 'to mend'],
    ['formatted text', 'Body', { kind: 'richText' }, 'it holds formatted text.', 'to mend'],
    ['a short text', 'Key', { maxLength: 50 }, 'it holds only 50 characters.', 'to mend'],
    [
      'what must be filled in',
      'Body',
      { required: true },
      'it has to be filled in, but Samsyn leaves it empty at times.',
      'to mend',
    ],
    [
      'each value once',
      'Status',
      { unique: true },
      'it takes each value once, but Samsyn may write one twice.',
      'to mend',
    ],
  ]

  it.each(cases)('%s (column %s) is left, and named', (_, column, change, why, harm) => {
    const plan = planFor(
      provisioned(column, {
        ...change,
        ...(change.kind === 'text' ? { choices: undefined } : {}),
      } as Partial<PresentColumn>),
    )

    expect(plan).toEqual([expect.objectContaining({ do: 'leave', column, why })])
    expect(plan.filter(isHindrance)).toHaveLength(harm === 'to mend' ? 1 : 0)
  })

  it('a choice of their own stays among the new ones', () => {
    const choices = { values: ['öppen', 'hos nämnden'], freeEntry: true, displayAs: 'radioButtons' }
    expect(planFor(provisioned('Status', { choices }))).toEqual([
      expect.objectContaining({
        do: 'add-choices',
        choices: { ...choices, values: ['öppen', 'hos nämnden', 'stängd'] },
      }),
      expect.objectContaining({ do: 'leave', why: 'it also offers hos nämnden; that is kept.' }),
    ])
  })

  it('a column of their own is named once; one that must be filled in is a hindrance', () => {
    const own = { ...newTitle(), id: 'x', name: 'Colour', heading: 'Färg' }
    const with_ = (column: PresentColumn) =>
      provisioned().map((list) => ({ ...list, columns: [...(list.columns ?? []), column] }))

    expect(inWords(planFor(with_(own)))).toEqual([
      'list “Erbjudanden”: it keeps columns that are not Samsyn’s: Färg.',
    ])
    expect(planFor(with_({ ...own, required: true })).filter(isHindrance)).toHaveLength(1)
    for (const builtIn of [{ name: '_ColorTag' }, { hidden: true, required: true }, { readOnly: true }]) {
      expect(planFor(with_({ ...own, ...builtIn }))).toEqual([])
    }
  })

  it('a list that they renamed keeps the name they gave it', () => {
    const renamed = provisioned().map((list) => ({ ...list, displayName: 'Våra erbjudanden' }))
    expect(inWords(planFor(renamed))).toEqual([
      'list “Erbjudanden”: it is shown as “Våra erbjudanden”; that name is kept.',
    ])
  })
})

describe('names that are taken', () => {
  const other = (displayName: string): PresentList => ({ id: 'o', name: 'annat', displayName })

  it('the title by another list: ours keeps its technical name', () => {
    const plan = planFor([other('erbjudanden')])
    expect(plan.some((step) => step.do === 'title-list')).toBe(false)
    expect(inWords(plan)).toContain(
      'list “Erbjudanden”: another list is shown under this name already; this one goes on as “SamsynOffers”.',
    )
    expect(plan.filter(isHindrance)).toEqual([])
  })

  it('the technical name by another list: ours is not made, and why is said', () => {
    expect(planFor([other('SamsynOffers')]).filter(isWork)).toEqual([])
    expect(planFor([other('SamsynOffers')]).filter(isHindrance)).toHaveLength(1)
  })

  it('a column’s name but for its case', () => {
    const present = provisioned('Key', { name: 'KEY' })
    expect(planFor(present).filter(isWork)).toEqual([])
    expect(planFor(present).filter(isHindrance)).toHaveLength(1)
  })
})

describe('a list that is full of indexes', () => {
  it('gets the column without one, and says so', () => {
    const own = Array.from({ length: MOST_INDEXES - 2 }, (_, i) => ({
      ...{ ...newTitle(), id: `i${i}`, name: `Own${i}`, indexed: true },
    }))
    const present = provisioned().map((list) => ({ ...list, columns: [...(list.columns ?? []), ...own] }))
    const newer = {
      ...OFFERS,
      columns: { ...OFFERS.columns, Place: { kind: 'number', indexed: true } as const },
    }

    const plan = provisionPlan([newer], present)
    expect(plan.filter(isWork)).toEqual([
      { do: 'add-column', list: newer, column: 'Place', indexed: false, unique: false },
    ])
    expect(plan.filter(isHindrance)).toHaveLength(1)
    expect(provisionPlan([newer], carriedOut(present, plan)).filter(isWork)).toEqual([])
  })
})

const KINDS: readonly ColumnKind[] = ['text', 'longText', 'number', 'dateTime', 'boolean']
const NAMES = ['Title', 'Key', 'KEY', 'Status', 'Body', 'Place', 'At']

const wantedColumn: fc.Arbitrary<Column> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    choices: fc.option(fc.subarray(['öppen', 'stängd', 'vilande'], { minLength: 1 }), { nil: undefined }),
    indexed: fc.boolean(),
    unique: fc.boolean(),
    title: fc.option(fc.constantFrom('Nyckel', 'Ärende'), { nil: undefined }),
    technical: fc.boolean(),
  })
  .map(({ kind, choices, indexed, unique, title, technical }) => ({
    ...{ kind, technical },
    ...(kind === 'text' && choices ? { choices } : {}),
    ...(kind === 'longText' ? {} : { indexed, unique: unique && kind !== 'boolean' }),
    ...(title === undefined ? {} : { title }),
  }))

const definitions: fc.Arbitrary<readonly ListDefinition[]> = fc
  .uniqueArray(fc.constantFrom('Offers', 'People', 'Minutes'), { minLength: 1 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          title: fc.constantFrom('Erbjudanden', 'Personer', 'Protokoll'),
          writtenBy: fc.constant('people' as const),
          columns: fc.dictionary(fc.constantFrom(...NAMES.filter((n) => n !== 'KEY')), wantedColumn),
        }),
      ),
    ),
  )

const KINDS_PRESENT: readonly PresentKind[] = [...KINDS, 'choice', 'day', 'richText', 'other']
const presentColumn: fc.Arbitrary<PresentColumn> = fc
  .record({
    name: fc.constantFrom(...NAMES, 'Colour'),
    kind: fc.constantFrom(...KINDS_PRESENT),
    heading: fc.constantFrom('Nyckel', 'Rubrik', 'Färg'),
    values: fc.subarray(['öppen', 'Stängd', 'hos nämnden']),
    freeEntry: fc.boolean(),
    maxLength: fc.constantFrom(50, 255),
    flags: fc.record({
      indexed: fc.boolean(),
      unique: fc.boolean(),
      required: fc.boolean(),
      readOnly: fc.boolean(),
      hidden: fc.boolean(),
    }),
  })
  .map(({ name, kind, heading, values, freeEntry, maxLength, flags }) => ({
    ...{ id: `${name}-id`, name, kind, heading, ...flags, indexed: flags.indexed || flags.unique },
    ...(kind === 'text' ? { maxLength } : {}),
    ...(kind === 'choice' ? { choices: { values, freeEntry, displayAs: 'radioButtons' } } : {}),
  }))

const presentSite: fc.Arbitrary<readonly PresentList[]> = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('SamsynOffers', 'SamsynPeople', 'Dokument'),
      displayName: fc.constantFrom('Erbjudanden', 'Personer', 'SamsynOffers', 'SamsynMinutes', 'Annat'),
      columns: fc.uniqueArray(presentColumn, { selector: ({ name }) => name.toLowerCase(), maxLength: 6 }),
    }),
    { selector: ({ name }) => name },
  )
  .map((lists) => {
    const shown = new Set<string>()
    return lists
      .filter(({ displayName }) => !shown.has(displayName) && shown.add(displayName))
      .map((list) => ({ ...list, id: `${list.name}-id` }))
  })

describe('any plan for any site', () => {
  it('leaves nothing to do once it has been carried out', () => {
    fc.assert(
      fc.property(definitions, presentSite, (lists, present) => {
        const after = carriedOut(present, provisionPlan(lists, present))
        expect(inWords(provisionPlan(lists, after).filter(isWork))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('goes on where it broke off', () => {
    fc.assert(
      fc.property(definitions, presentSite, fc.nat(40), (lists, present, end) => {
        const plan = provisionPlan(lists, present)
        const broken = carriedOut(present, plan.slice(0, end))
        const after = carriedOut(broken, provisionPlan(lists, broken))
        expect(after).toEqual(carriedOut(present, plan))
      }),
      { numRuns: 500 },
    )
  })

  it('removes and narrows nothing that is there', () => {
    fc.assert(
      fc.property(definitions, presentSite, (lists, present) => {
        const after = carriedOut(present, provisionPlan(lists, present))
        for (const list of present) {
          const then = after.find(({ id }) => id === list.id)
          expect(then?.name).toBe(list.name)
          for (const column of list.columns ?? []) {
            expectNotNarrower(
              then?.columns?.find(({ id }) => id === column.id),
              column,
            )
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('shows no two lists under one name, and makes no list twice', () => {
    fc.assert(
      fc.property(definitions, presentSite, (lists, present) => {
        const after = carriedOut(present, provisionPlan(lists, present))
        const shown = after.map(({ displayName }) => displayName.toLowerCase())
        expect(new Set(shown).size).toBe(shown.length)
        const own = after.filter(({ name }) => lists.some((list) => siteListName(list) === name))
        expect(new Set(own.map(({ name }) => name)).size).toBe(own.length)
      }),
      { numRuns: 500 },
    )
  })
})

function expectNotNarrower(then: PresentColumn | undefined, before: PresentColumn): void {
  const { indexed, unique, required, choices, heading: _, ...same } = before
  expect(then).toMatchObject({ ...same, ...(indexed ? { indexed } : {}), ...(unique ? { unique } : {}) })
  if (!required) expect(then?.required).toBe(false)
  expect(then?.choices?.values ?? []).toEqual(expect.arrayContaining([...(choices?.values ?? [])]))
}
