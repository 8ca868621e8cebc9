import { allLists } from '../../src/all-lists'
import type { Graph, GraphAnswer, GraphRequest } from '../../src/graph/graph'
import type { GraphRequestMeasured } from '../../src/graph/meter'
import type { ListDefinition } from '../../src/lists/definition'
import { auditList } from '../../src/matters/audit'
import { minutesList, minutesTextsList } from '../../src/minutes/list'
import { GraphSimulator } from '../support/graph/graph-simulator'
import type { MeteredRequest } from '../support/graph/meter'
import { graphOn } from '../support/sharepoint-store'
import { TestClock } from '../support/test-clock'
import type { Step } from './cost-day'
import type { Figure } from './figures'
import { FiguresWrong } from './metered-app'

/** A set of minutes as this client knows it: the items, whose ids stand in the links that people press. */
interface Known {
  readonly item: string
  readonly textKey: string
}

type What = 'command' | 'looks' | 'audit'

/**
 * A stand-in for the obvious way: each command reads the item, writes it and reads it again; each look reads what it
 * shows; each audit row is a write. It finds items by their ids, keeps no trace of what it posts in Teams and does not
 * look for changes, all of which would cost more.
 */
export class NaiveSamsyn {
  readonly #simulator: GraphSimulator
  readonly #clock: TestClock
  readonly #began: number
  readonly #lists: Readonly<Record<string, { id: string }>>
  readonly #graph: Graph
  readonly #figures = new Map<string, Figure>()
  readonly #known: Known[] = []
  #what: What = 'command'
  #auditRows = 0

  private constructor(simulator: GraphSimulator, clock: TestClock) {
    this.#simulator = simulator
    this.#clock = clock
    this.#began = clock.millis()
    this.#lists = simulator.createLists(allLists)
    const requested = ({ units }: GraphRequestMeasured) => {
      const { units: before, requests } = this.#figures.get(this.#what) ?? { units: 0, requests: 0 }
      this.#figures.set(this.#what, { units: before + units, requests: requests + 1 })
    }
    this.#graph = graphOn(simulator, { clock, meter: { requested, retried: () => undefined } })
  }

  static async start(): Promise<NaiveSamsyn> {
    const clock = new TestClock('2026-03-18T07:00:00.000Z')
    return new NaiveSamsyn(await GraphSimulator.start({ now: () => clock.millis() }), clock)
  }

  /** So many milliseconds after the day began. */
  moveTo(after: number): void {
    this.#clock.moveTo(new Date(this.#began + after).toISOString())
  }

  async does({ does: what, meeting }: Step): Promise<void> {
    this.#what = typeof what === 'object' ? 'looks' : 'command'
    if (typeof what === 'object') return this.#look(what.looks, this.#known[meeting])
    if (what === 'hand in') await this.#handIn(meeting)
    else {
      if (what === 'remark') await this.#create(minutesTextsList, textFields(`remark/${meeting}`))
      await this.#change(this.#of(meeting))
    }
    this.#what = 'audit'
    const events = what === 'approve last' ? ['approved', 'locked'] : [what]
    for (const event of events) await this.#audit(meeting, event)
  }

  /** What the day cost. Throws `FiguresWrong` when the two meters do not agree. */
  async end(): Promise<{ figures: ReadonlyMap<string, Figure>; requests: readonly MeteredRequest[] }> {
    const { meter } = this.#simulator
    const own = [...this.#figures.values()].reduce((total, { units }) => total + units, 0)
    await this.#simulator.stop()
    if (own !== meter.total)
      throw new FiguresWrong([`the obvious way counted ${own}, SharePoint charged ${meter.total}`])
    return { figures: this.#figures, requests: meter.log }
  }

  async #handIn(meeting: number): Promise<void> {
    const textKey = `text/${meeting}`
    await this.#create(minutesTextsList, textFields(textKey))
    const { id } = (await this.#create(minutesList, matterFields(meeting))) as { id: string }
    this.#known[meeting] = { item: id, textKey }
    await this.#read(minutesList, id)
  }

  async #change({ item }: Known): Promise<void> {
    const { eTag } = (await this.#read(minutesList, item)) as { eTag: string }
    const path = `${this.#items(minutesList)}/${item}/fields`
    await this.#send({ method: 'PATCH', path, body: { State1: STATE }, ifMatch: eTag })
    await this.#read(minutesList, item)
  }

  async #look(look: string, known = this.#of(0)): Promise<void> {
    if (look === 'list') return void (await this.#find(minutesList))
    if (look === 'my matters') return void (await this.#find(minutesList, 'fields/Active eq 1'))
    await this.#read(minutesList, known.item)
    if (look !== 'card') await this.#find(minutesTextsList, `fields/TextKey eq '${known.textKey}'`)
  }

  async #audit(meeting: number, event: string): Promise<void> {
    this.#auditRows += 1
    const fields = { Place: this.#auditRows, EventKey: `event/${this.#auditRows}`, MatterId: `m${meeting}` }
    await this.#create(auditList, { ...fields, Event: event })
  }

  #of(meeting: number): Known {
    const known = this.#known[meeting]
    if (!known) throw new FiguresWrong([`meeting ${meeting} was never handed in`])
    return known
  }

  #read(list: ListDefinition, item: string): Promise<unknown> {
    return this.#send({ method: 'GET', path: `${this.#items(list)}/${item}?$expand=fields` })
  }

  #find(list: ListDefinition, filter?: string): Promise<unknown> {
    const only = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`
    return this.#send({ method: 'GET', path: `${this.#items(list)}?$expand=fields&$top=500${only}` })
  }

  #create(list: ListDefinition, fields: object): Promise<unknown> {
    return this.#send({ method: 'POST', path: this.#items(list), body: { fields } })
  }

  #items({ name }: ListDefinition): string {
    return `/sites/${this.#simulator.siteId}/lists/${this.#lists[name]?.id}/items`
  }

  async #send(request: Omit<GraphRequest, 'purpose'>): Promise<unknown> {
    const { status, body }: GraphAnswer = await this.#graph.send({ ...request, purpose: 'command' })
    if (status >= 300) throw new FiguresWrong([`${request.method} ${request.path}: ${status}`])
    return body
  }
}

const STATE = JSON.stringify({ state: 'x'.repeat(6_000) })

function textFields(key: string): object {
  return { TextKey: key, MatterId: key, Text1: 'x'.repeat(10_000) }
}

function matterFields(meeting: number): object {
  return { Title: `Träff ${meeting}`, MatterId: `m${meeting}`, Active: true, Pending: false, State1: STATE }
}
