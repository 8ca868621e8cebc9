import { z } from 'zod'
import { type Graph, type GraphAnswer, type GraphRequest, graphMessage } from '../../graph/graph'
import type { ListDefinition } from '../definition'
import { COLUMN_SELECT, choiceFacet, headingOf, newColumnBody, readColumn } from './columns'
import { type ColumnChange, isWork, type PresentList, type Step, stepInWords } from './provision-steps'
import { listsOf, type Site, siteListName } from './site'

/** A step that SharePoint did not take; the others were carried out. */
export interface RefusedStep {
  readonly step: Step
  /** What SharePoint said, and what to do. */
  readonly why: string
}

/** As much of `Graph` as a step needs. */
type Sender = Pick<Graph, 'send'>

const collectionBody = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })
const madeBody = z.object({ id: z.string(), name: z.string(), displayName: z.string().nullish() })

/** The lists of the site, and the columns of those that the definitions speak of. Reads only. */
export async function presentLists(
  graph: Graph,
  site: Site,
  definitions: readonly ListDefinition[],
): Promise<readonly PresentList[]> {
  const names = definitions.map(siteListName)
  const found: PresentList[] = []
  for (const list of await listsOf(graph, site, 'start')) {
    const columns = names.includes(list.name) ? await columnsOf(graph, site, list.id) : undefined
    found.push({ ...list, ...(columns ? { columns } : {}) })
  }
  return found
}

async function columnsOf(graph: Sender, site: Site, listId: string) {
  const found: unknown[] = []
  let next: string | undefined = `/sites/${site.id}/lists/${listId}/columns?${COLUMN_SELECT}`
  while (next !== undefined) {
    const { status, body } = await graph.send({ method: 'GET', path: next, purpose: 'start' })
    if (status !== 200)
      throw new ProvisioningStopped(`The columns of a list cannot be read: ${graphMessage(body)}`)
    const page: z.infer<typeof collectionBody> = collectionBody.parse(body)
    found.push(...page.value)
    next = page['@odata.nextLink']
  }
  return found.map(readColumn)
}

/**
 * Carries out a plan, step by step, and answers what SharePoint refused of it. Throws `ProvisioningStopped` where going
 * on would be wrong, and what `Graph` throws. Whatever was done, a new plan begins where this one ended.
 */
export async function carryOut(
  graph: Sender,
  site: Site,
  present: readonly PresentList[],
  plan: readonly Step[],
  onDone: (step: Step) => void = () => undefined,
): Promise<readonly RefusedStep[]> {
  const provisioning = new Provisioning(graph, site, present)
  const refused: RefusedStep[] = []
  for (const step of plan.filter(isWork)) {
    const why = await provisioning.carryOut(step)
    if (why === undefined) onDone(step)
    else refused.push({ step, why })
  }
  return refused
}

type Work = Extract<Step, { do: 'create-list' | 'title-list' | 'add-column' }> | ColumnChange

class Provisioning {
  readonly #graph: Sender
  readonly #site: Site
  /** Ids of lists by their technical names, and of their columns by list and name. */
  readonly #ids: Map<string, string>

  constructor(graph: Sender, site: Site, present: readonly PresentList[]) {
    this.#graph = graph
    this.#site = site
    this.#ids = new Map(
      present.flatMap(({ id, name, columns = [] }) => [
        [name, id] as const,
        ...columns.map((column) => [`${name}/${column.name}`, column.id] as const),
      ]),
    )
  }

  /** Answers why SharePoint refused the step; undefined when it is done. */
  async carryOut(step: Work): Promise<string | undefined> {
    switch (step.do) {
      case 'create-list':
        return this.#createList(step.list)
      case 'add-column':
        return this.#addColumn(step)
      case 'title-list':
        return this.#patch(step, this.#path(step.list), { displayName: step.list.title })
      default:
        return this.#patch(step, this.#path(step.list, step.column), changeBody(step))
    }
  }

  async #createList(list: ListDefinition): Promise<undefined> {
    const name = siteListName(list)
    const hidden = list.technical ? { hidden: true } : {}
    const body = { displayName: name, list: { template: 'genericList', ...hidden } }
    const made = await this.#make(`/sites/${this.#site.id}/lists`, body, `make the list “${list.title}”`)
    if (made.name !== name) throw new ProvisioningStopped(renamedList(name, made.name))
    this.#ids.set(name, made.id)
    for (const column of await columnsOf(this.#graph, this.#site, made.id)) {
      this.#ids.set(`${name}/${column.name}`, column.id)
    }
  }

  async #addColumn(step: Extract<Step, { do: 'add-column' }>): Promise<string | undefined> {
    const { list, column: name } = step
    const column = list.columns[name]
    if (!column) return undefined
    const body = newColumnBody(name, column, step)
    const made = await this.#make(`${this.#path(list)}/columns`, body, stepInWords(step))
    if (made.name !== name) throw new ProvisioningStopped(renamedColumn(list, name, made.name))
    this.#ids.set(`${siteListName(list)}/${name}`, made.id)
    const heading = headingOf(name, column)
    // SharePoint has been seen to head a new column with its name, whatever it was asked.
    if (made.displayName === heading) return undefined
    return this.#patch(step, this.#path(list, name), { displayName: heading })
  }

  async #make(path: string, body: object, what: string) {
    const answer = await this.#send({ method: 'POST', path, body, purpose: 'start' })
    const made = madeBody.safeParse(answer.body)
    if (isDone(answer) && made.success) return made.data
    throw new ProvisioningStopped(`SharePoint refused to ${what} (${said(answer)}).`)
  }

  async #patch(step: Work, path: string, body: object): Promise<string | undefined> {
    const answer = await this.#send({ method: 'PATCH', path, body, purpose: 'start' })
    return isDone(answer) ? undefined : `SharePoint refused (${said(answer)}). ${ADVICE[step.do]}`
  }

  #send(request: GraphRequest): Promise<GraphAnswer> {
    return this.#graph.send(request)
  }

  #path(list: ListDefinition, column?: string): string {
    const name = siteListName(list)
    const path = `/sites/${this.#site.id}/lists/${this.#id(name)}`
    return column === undefined ? path : `${path}/columns/${this.#id(`${name}/${column}`)}`
  }

  #id(key: string): string {
    const id = this.#ids.get(key)
    if (id === undefined)
      throw new ProvisioningStopped(`SharePoint does not show ${key}, which it has just made.`)
    return id
  }
}

function changeBody(step: ColumnChange): object {
  switch (step.do) {
    case 'head-column':
      return { displayName: step.heading }
    case 'allow-empty':
      return { required: false }
    case 'add-choices':
      return { choice: choiceFacet(step.choices) }
    case 'index':
      return { indexed: true }
    case 'make-unique':
      return { indexed: true, enforceUniqueValues: true }
  }
}

const AGAIN = 'then run the command again.'

const ADVICE: Record<Work['do'], string> = {
  'create-list': '',
  'add-column': `Set the heading in the column’s settings, ${AGAIN}`,
  'title-list': `Rename the list in its settings, ${AGAIN}`,
  'head-column': `Set the heading in the column’s settings, ${AGAIN}`,
  'allow-empty': `In the column’s settings, let it be empty, ${AGAIN}`,
  'add-choices': `Add the choices in the column’s settings, ${AGAIN}`,
  index: `A list with more than 5,000 items may take no index from here: make it in the list’s settings, under indexed columns, ${AGAIN}`,
  'make-unique': `Where two items hold the same value, mend one of them. A list with more than 5,000 items may have to be set by hand, in the column’s settings. In both cases, ${AGAIN}`,
}

function renamedList(wanted: string, name: string): string {
  return `SharePoint gave the list ${wanted} the address ${name}: that name is taken, maybe by a list that is not shown. Remove the empty list ${name} and what holds the name, ${AGAIN}`
}

function renamedColumn({ title }: ListDefinition, wanted: string, name: string): string {
  return `SharePoint named the new column ${wanted} of the list “${title}” ${name}: that name is taken. Remove the column ${name} and what holds the name, ${AGAIN}`
}

function isDone({ status }: GraphAnswer): boolean {
  return status >= 200 && status < 300
}

function said({ status, body }: GraphAnswer): string {
  return [String(status), graphMessage(body)].filter(Boolean).join(', ')
}

/** Provisioning cannot go on. What was done before stays done. */
export class ProvisioningStopped extends Error {}
