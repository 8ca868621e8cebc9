import {
  choiceFacet,
  headingOf,
  newColumnBody,
  type PresentColumn,
  readColumn,
  TITLE,
} from '../../../src/lists/sharepoint/columns'
import type { PresentList, Step } from '../../../src/lists/sharepoint/provision-steps'
import { siteListName } from '../../../src/lists/sharepoint/site'

/** A site on which a plan has been carried out, as SharePoint would: a model for the tests of plans. */
export function carriedOut(present: readonly PresentList[], plan: readonly Step[]): readonly PresentList[] {
  return plan.reduce(afterStep, present)
}

/** The column that a new list has. */
export function newTitle(required = false): PresentColumn {
  return readColumn({ id: 'title', name: TITLE, displayName: 'Rubrik', required, text: { maxLength: 255 } })
}

function afterStep(present: readonly PresentList[], step: Step): readonly PresentList[] {
  const name = siteListName(step.list)
  if (step.do === 'leave') return present
  if (step.do === 'create-list') {
    return [...present, { id: name, name, displayName: name, columns: [newTitle(true)] }]
  }
  return present.map((list) => (list.name === name ? afterChange(list, step) : list))
}

function afterChange(list: PresentList, step: Exclude<Step, { do: 'leave' | 'create-list' }>): PresentList {
  const columns = list.columns ?? []
  if (step.do === 'title-list') return { ...list, displayName: step.list.title }
  if (step.do !== 'add-column') {
    return {
      ...list,
      columns: columns.map((c) => (c.name === step.column ? { ...c, ...changeOf(step) } : c)),
    }
  }
  const column = step.list.columns[step.column]
  if (!column || columns.some(({ name }) => name.toLowerCase() === step.column.toLowerCase())) {
    throw new NotTaken(`${step.list.name} takes no second column ${step.column}`)
  }
  const body = newColumnBody(step.column, column, step)
  return { ...list, columns: [...columns, readColumn({ id: step.column, ...body })] }
}

function changeOf(
  step: Extract<
    Step,
    { column: string; do: 'index' | 'make-unique' | 'allow-empty' | 'add-choices' | 'head-column' }
  >,
) {
  switch (step.do) {
    case 'head-column':
      return { heading: headingOf(step.column, { kind: 'text', title: step.heading }) }
    case 'allow-empty':
      return { required: false }
    case 'add-choices':
      return {
        choices: readColumn({ id: '', name: '', choice: choiceFacet(step.choices) }).choices ?? step.choices,
      }
    case 'index':
      return { indexed: true }
    case 'make-unique':
      return { indexed: true, unique: true }
  }
}

/** SharePoint would have refused the step. */
class NotTaken extends Error {}
