import { anders, bo, marianne, rolf, sara } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import { item, processCalled, steeringCalled, steeringOngoing, steeringPlanned, susanne } from '../story'

describe('an item on the agenda', () => {
  it('is added by a member, who may change and remove it; nobody else but who leads', () => {
    const story = steeringCalled()
    expect(story.puts(susanne, 'x')).toEqual(happens('item-put'))
    expect(story.puts(susanne, 'x', { title: 'Nytt' })).toEqual(happens('item-put'))
    expect(story.puts(rolf, 'x', { title: 'Mitt' })).toEqual(refused('only-own-items'))
    expect(story.removes(rolf, 'x')).toEqual(refused('only-own-items'))
    expect(story.puts(susanne, 'a', { title: 'Mitt' })).toEqual(refused('only-own-items'))
    expect(story.puts(anders, 'x', { minutes: 10 })).toEqual(happens('item-put'))
    expect(story.state.agenda.find(({ id }) => id === 'x')).toMatchObject({ by: susanne.id, minutes: 10 })
    expect(story.removes(susanne, 'x')).toEqual(happens('item-removed'))
  })

  it('of a process meeting is added by who is asked to come', () => {
    const story = processCalled()
    const [ambassador] = story.plan.ambassadorsOf('2.8.3')
    expect(ambassador && story.puts(ambassador, 'x')).toEqual(happens('item-put'))
    expect(story.puts(bo, 'y')).toEqual(refused('not-found'))
  })

  it.each([
    ['title-missing', { title: ' ' }],
    ['title-too-long', { title: 'x'.repeat(201) }],
    ['presenter-unknown', { presenter: 'nobody' }],
    ['presenter-unknown', { presenter: '' }],
  ])('is refused with %s: %o', (code, more) => {
    expect(steeringPlanned().puts(sara, 'x', more)).toEqual(refused(code))
  })

  it('keeps what was noted at the meeting when it is changed', () => {
    const story = steeringOngoing()
    story.notes(sara, 'a', 'Vi talade om det.')
    story.puts(sara, 'a', { title: 'Nytt namn' })
    expect(story.state.agenda[0]).toMatchObject({ title: 'Nytt namn', notes: 'Vi talade om det.' })
  })

  it('that stands for another matter is there once', () => {
    const story = steeringPlanned()
    story.puts(sara, 'x', { kind: 'decision', ref: 'decision-1' })
    expect(story.puts(marianne, 'y', { kind: 'decision', ref: 'decision-1' })).toEqual(nothingHappens)
  })

  it('is one of sixty at most', () => {
    const story = steeringPlanned()
    for (let i = 0; i < 57; i++) story.puts(sara, `x${i}`)
    expect(story.items).toHaveLength(60)
    expect(story.puts(sara, 'y')).toEqual(refused('agenda-full'))
    expect(story.puts(sara, 'a', { title: 'Nytt' })).toEqual(happens('item-put'))
    expect(story.gathers(item('z', { ref: 'decision-1' }))).toEqual(nothingHappens)
  })

  it('is not removed while the meeting is at it; removed twice it is gone once', () => {
    const story = steeringOngoing()
    expect(story.removes(sara, 'a')).toEqual(refused('item-current'))
    expect(story.removes(sara, 'b')).toEqual(happens('item-removed'))
    expect(story.removes(marianne, 'b')).toEqual(nothingHappens)
  })

  it('takes notes that fit, and none when it is gone', () => {
    const story = steeringOngoing()
    expect(story.notes(sara, 'a', 'x'.repeat(4_000))).toEqual(happens('item-put'))
    expect(story.notes(sara, 'a', 'x'.repeat(4_001))).toEqual(refused('notes-too-long'))
    expect(story.notes(sara, 'gone', 'x')).toEqual(refused('item-gone'))
  })
})

describe('the order', () => {
  it('may name what is no longer there and leave out what was added meanwhile', () => {
    const story = steeringPlanned()
    story.puts(marianne, 'd')
    story.orders(sara, 'c', 'gone', 'a', 'c', '__proto__')
    expect(story.items).toEqual(['c', 'a', 'b', 'd'])
  })

  it('that is as it was is no change', () => {
    expect(steeringPlanned().orders(sara, 'a', 'b', 'c')).toEqual(nothingHappens)
    expect(steeringPlanned().orders(sara)).toEqual(nothingHappens)
  })

  it('keeps the item that the meeting is at', () => {
    const story = steeringOngoing()
    story.orders(sara, 'c', 'b', 'a')
    expect(story.state.current).toBe('a')
  })
})

describe('what is ready for the group', () => {
  const ready = item('d1', { kind: 'decision', ref: 'decision-1' })

  it('comes on the agenda by itself, once', () => {
    const story = steeringPlanned()
    expect(story.gathers(ready)).toEqual(happens('item-put'))
    expect(story.gathers({ ...ready, id: 'd2' })).toEqual(nothingHappens)
    expect(story.state.agenda.at(-1)).toMatchObject({ ref: 'decision-1', by: 'samsyn' })
  })

  it('comes once when it is named twice in one go', () => {
    const story = steeringPlanned()
    expect(story.gathers(ready, { ...ready, id: 'd2' })).toEqual(happens('item-put'))
    expect(story.gathers(item('a', { ref: 'decision-2' }))).toEqual(nothingHappens)
    expect(story.state.agenda[0]?.ref).toBeUndefined()
  })

  it('is not gathered again when somebody has taken it off, but can be put back by hand', () => {
    const story = steeringPlanned()
    story.gathers(ready)
    story.removes(sara, 'd1')
    expect(story.gathers(ready)).toEqual(nothingHappens)
    expect(story.puts(sara, 'd3', { kind: 'decision', ref: 'decision-1' })).toEqual(happens('item-put'))
  })

  it('does not come any more when the notice has gone out', () => {
    expect(steeringCalled().gathers(ready)).toEqual(nothingHappens)
  })

  it('is gathered by Samsyn alone', () => {
    expect(steeringPlanned().does(sara, { type: 'gather', items: [ready] })).toEqual(refused('not-found'))
  })
})
