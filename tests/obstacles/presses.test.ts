import { type CardAnswer, MalformedPress } from '../../src/cards/press'
import { obstacleActions } from '../../src/obstacles/actions'
import { obstacleCommand } from '../../src/obstacles/chat'
import { obstaclesWaiting, obstaclesWanted } from '../../src/obstacles/feature'
import type { Person } from '../../src/plan/model'
import { links } from '../support/builders'
import { buttonIn, buttonsOf, inputsOf, inputValues, textOf } from '../support/card-reading'
import type { CardJson } from '../support/teams-connector'
import { done, raisedBy, server } from './server'
import { amir, guest, ines, leader, MEASURE, OBSTACLE, outsider, SOLUTION, standIn, viewIn } from './story'

/** A server whose cards people press. */
function pressed() {
  const s = server()
  const held: string[] = []
  const actions = obstacleActions(s.obstacles, {
    hold: (id, _, who) => void held.push(`hold ${id} ${who}`),
    release: (id, _, who) => void held.push(`release ${id} ${who}`),
  })
  const send = (who: Person, verb: string, data: unknown) => {
    const handler = actions[verb]
    if (!handler) throw new TypeError(`nothing does ${verb}`)
    return handler({ person: who, view: viewIn(), data, place: { person: who.id } })
  }
  /** Presses a button on a card as its client would, with what is typed. */
  const press = (who: Person, card: CardJson, button: string, typed: Record<string, string> = {}) => {
    const { verb, data, ...action } = buttonIn(card, button)
    return send(who, verb, { ...data, ...inputValues(card, action, typed) })
  }
  return { ...s, held, send, press }
}

function cardIn(answer: CardAnswer): CardJson {
  if (!('card' in answer)) throw new TypeError(`answered: ${answer.message}`)
  return answer.card
}

const written = (card: CardJson) => Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]))
const say = (who: Person, obstacles: ReturnType<typeof server>['obstacles']) =>
  obstacleCommand(obstacles).answer({ person: who, view: viewIn(), text: 'hinder', attachments: [] })

describe('raising an obstacle in a chat', () => {
  it('is offered to those who may, in their processes', async () => {
    const { obstacles } = pressed()
    const own = inputsOf(cardIn(await say(ines, obstacles)))
    expect(own[0].choices.map((c: CardJson) => c.value)).toEqual(['2.2.3', '2.8.3', '2.8.4'])
    expect(own[0].value).toBe('')
    const all = inputsOf(cardIn(await say(leader, obstacles)))
    expect(all[0].choices).toHaveLength(25)
    const only = inputsOf(cardIn(await say({ ...amir, processes: ['2.8.3'] }, obstacles)))
    expect(only[0].value).toBe('2.8.3')
    expect(await say(guest, obstacles)).toEqual({
      message: expect.stringContaining('berätta för en processledare'),
    })
    expect(obstacleCommand(obstacles).words).toEqual(['hinder', 'obstacle', 'obstacles'])
  })

  it('answers with the obstacle, and a second press with the same one', async () => {
    const { obstacles, press } = pressed()
    const form = cardIn(await say(ines, obstacles))
    const first = cardIn(await press(ines, form, 'Lyft hindret', OBSTACLE))
    expect(textOf(first)).toContain('✓ Tack! Hindret är lyft till processledaren.')
    expect(buttonsOf(first)).toEqual(['Läs allt', 'Dra tillbaka'])
    const second = cardIn(await press(ines, form, 'Lyft hindret', OBSTACLE))
    expect(textOf(second)).not.toContain('Tack!')
    expect(await obstacles.active()).toHaveLength(1)
  })

  it('gives back what was written when something is wrong with it', async () => {
    const { obstacles, press } = pressed()
    const form = cardIn(await say(ines, obstacles))
    const typed = { ...OBSTACLE, text: ' ' }
    const again = cardIn(await press(ines, form, 'Lyft hindret', typed))
    expect(textOf(again)).toContain('⚠ Beskriv hindret')
    expect(written(again)).toEqual(typed)
    cardIn(await press(ines, again, 'Lyft hindret', { text: OBSTACLE.text }))
    expect(await obstacles.active()).toHaveLength(1)
    const late = cardIn(await press(ines, form, 'Lyft hindret', { ...OBSTACLE, process: '2.2.3' }))
    expect(textOf(late)).toContain('redan lyft, i en annan process')
    expect(written(late)).toEqual({ ...OBSTACLE, process: '2.2.3' })
  })

  it('leaves what does not fit into a card in the client, with a sentence beside it', async () => {
    const { obstacles, press } = pressed()
    const form = cardIn(await say(ines, obstacles))
    const answer = await press(ines, form, 'Lyft hindret', { ...OBSTACLE, text: '語'.repeat(8_000) })
    expect(answer).toEqual({ message: expect.stringContaining('8000 tecken') })
  })
})

describe('the process leader', () => {
  const asked = async () => {
    const s = pressed()
    const { id } = await raisedBy(s.obstacles)
    const view = cardIn(await s.send(leader, 'obstacles.view', { id }))
    return { ...s, id, view }
  }

  it('solves it in a form that stays still meanwhile', async () => {
    const { press, view, held, obstacles, id } = await asked()
    held.length = 0
    const form = cardIn(await press(leader, view, 'Lös hindret'))
    expect(held).toEqual([`hold ${id} ${leader.id}`])
    const card = cardIn(await press(leader, form, 'Spara lösningen', { text: SOLUTION }))
    expect(held.at(-1)).toBe(`release ${id} ${leader.id}`)
    expect(textOf(card)).toContain('✓ Lösningen är sparad.')
    expect(textOf(card)).toContain(`Lösning: ${SOLUTION}\nDu i dag`.replace('i dag', '18 mars'))
    expect(await obstacles.read(ines, id)).toMatchObject({ stage: 'solved', solution: { text: SOLUTION } })
  })

  it('goes back without doing anything', async () => {
    const { press, view, held, id } = await asked()
    const form = cardIn(await press(leader, view, 'Lyft till styrgruppen'))
    const back = cardIn(await press(leader, form, 'Tillbaka'))
    expect(buttonsOf(back)).toEqual(buttonsOf(view))
    expect(held.at(-1)).toBe(`release ${id} ${leader.id}`)
  })

  it('keeps what was written when the text changed meanwhile, and reads the new one', async () => {
    const { press, view, obstacles, id } = await asked()
    const form = cardIn(await press(leader, view, 'Lyft till styrgruppen'))
    await obstacles.execute(ines, id, { type: 'revise', title: OBSTACLE.title, text: 'En ny text.' })
    const again = cardIn(await press(leader, form, 'obstacles.lift', { text: MEASURE }))
    expect(textOf(again)).toContain('Hindret skrevs om medan du läste')
    expect(textOf(again)).toContain('En ny text.')
    expect(written(again)).toEqual({ text: MEASURE })
    const lifted = cardIn(await press(leader, again, 'obstacles.lift'))
    expect(buttonsOf(lifted)).toEqual(['Öppna förslaget', 'Läs allt'])
  })

  it('who comes too late sees how it stands, and what they had written', async () => {
    const { press, view, obstacles, id } = await asked()
    const form = cardIn(await press(leader, view, 'Lyft till styrgruppen'))
    await done(obstacles.execute(standIn, id, { type: 'solve', version: 1, measure: SOLUTION }))
    const card = cardIn(await press(leader, form, 'obstacles.lift', { text: MEASURE }))
    expect(textOf(card)).toContain('⚠ Hindret är redan löst.')
    expect(textOf(card)).toContain(`Det här hade du skrivit: ”${MEASURE}”`)
    expect(buttonsOf(card)).toEqual(['Läs allt', 'Ta upp igen'])
    const old = cardIn(await press(leader, view, 'Lös hindret'))
    expect(textOf(old)).toContain('⚠ Hindret är redan löst.')
  })

  it('takes it up again', async () => {
    const { press, view, obstacles, id } = await asked()
    const form = cardIn(await press(leader, view, 'Lös hindret'))
    const solved = cardIn(await press(leader, form, 'Spara lösningen', { text: SOLUTION }))
    const why = cardIn(await press(leader, solved, 'Ta upp igen'))
    expect(textOf(why)).toContain(SOLUTION)
    const open = cardIn(await press(leader, why, 'obstacles.take-up-again', { text: 'Det räckte inte.' }))
    expect(buttonsOf(open)).toEqual(['Lös hindret', 'Lyft till styrgruppen', 'Läs allt'])
    expect(await obstacles.active()).toMatchObject([{ id, stage: 'raised' }])
  })

  it('has it among what waits, until it is handled; the other process leader has not', async () => {
    const { obstacles, id } = await asked()
    const waits = (who: Person) => obstaclesWaiting(obstacles, who, viewIn())
    expect(await waits(leader)).toEqual([
      {
        key: `obstacles/${id}`,
        what: 'Ta ställning till ett hinder',
        about: `${OBSTACLE.title} · 2.8.3 Kommunikation · 18 mars 11.00`,
        overdue: false,
        path: `obstacles/${id}`,
      },
    ])
    for (const who of [standIn, ines, amir]) expect(await waits(who)).toEqual([])
    await obstacles.execute(standIn, id, { type: 'lift', version: 1, measure: MEASURE })
    expect(await waits(leader)).toEqual([])
  })
})

describe('others', () => {
  it('are told why they cannot, before they write', async () => {
    const { send, obstacles } = pressed()
    const { id } = await raisedBy(obstacles)
    const card = cardIn(await send(amir, 'obstacles.solve-form', { id }))
    expect(textOf(card)).toContain('⚠ Det här kan bara en processledare göra.')
    const notFound = { message: expect.stringContaining('Hindret finns inte') }
    for (const verb of ['obstacles.solve-form', 'obstacles.view']) {
      expect(await send(outsider, verb, { id })).toEqual(notFound)
      expect(await send(leader, verb, { id: 'obstacle-none' })).toEqual(notFound)
    }
    expect(await send(outsider, 'obstacles.solve', { id, version: 1, text: 'Nej' })).toEqual(notFound)
  })

  it('who raised it withdraw it on the card', async () => {
    const { send, press, obstacles } = pressed()
    const { id } = await raisedBy(obstacles)
    const form = cardIn(await press(ines, cardIn(await send(ines, 'obstacles.view', { id })), 'Dra tillbaka'))
    const card = cardIn(await press(ines, form, 'obstacles.withdraw', { text: 'Löst ändå.' }))
    expect(textOf(card)).toContain('Tillbakadraget: Löst ändå.')
    expect(buttonsOf(card)).toEqual(['Läs allt'])
  })

  it('who make up a press are not understood', async () => {
    const { send } = pressed()
    for (const data of [{}, { id: 7 }, { id: 'x'.repeat(100) }])
      await expect(send(leader, 'obstacles.view', data)).rejects.toThrow(MalformedPress)
    await expect(send(leader, 'obstacles.solve', { id: 'x', version: 'a' })).rejects.toThrow(MalformedPress)
    await expect(send(ines, 'obstacles.raise', { ...OBSTACLE, key: '../x' })).rejects.toThrow(MalformedPress)
  })
})

describe('the reconciler', () => {
  it('is told what an obstacle wants, in its channel', async () => {
    const { obstacles } = pressed()
    const wanted = obstaclesWanted(obstacles, links, ({ process }) => `channel of ${process}`)
    const { id } = await raisedBy(obstacles)
    const { seq, postings } = (await wanted(id)) ?? { seq: 0, postings: [] }
    expect(seq).toBe(1)
    expect(postings.filter((p) => p.create).map(({ to }) => to)).toEqual([
      { channel: 'channel of 2.8.3' },
      { person: leader.id },
    ])
    expect(await wanted('obstacle-none')).toBeUndefined()
  })
})
