import { server } from '../support/reconciled'

describe('when Teams asks to wait', () => {
  it('the time that it names is kept to', async () => {
    const { teams, touch, pass, row, settled } = server()
    teams.answers.push({ later: 17_000, inDoubt: false, reason: '429' })
    await touch()
    expect(await row()).toMatchObject({ Status: 'put-off' })
    await pass(16_999)
    expect(teams.sent).toHaveLength(1)
    await pass(1)
    expect(teams.sent).toHaveLength(2)
    expect(await row()).toMatchObject({ Status: 'posted' })
    expect(settled.at(-1)).toEqual(['m1', 1])
  })

  it('without naming a time, the waits grow, but not without end', async () => {
    const { teams, touch, pass } = server()
    for (let i = 0; i < 14; i++) teams.answers.push({ later: undefined, inDoubt: true, reason: '502' })
    await touch()
    await pass(3_600_000, 1_000)
    const waits = teams.sent.slice(1).map((s, i) => s.at - (teams.sent[i]?.at ?? 0))
    expect(waits.length).toBeGreaterThan(10)
    expect(waits[0]).toBeGreaterThanOrEqual(2_000)
    expect(waits[3]).toBeGreaterThan(waits[0] ?? 0)
    expect(Math.max(...waits)).toBeLessThanOrEqual(301_000)
    expect(teams.shown.size).toBe(1)
  })

  it('a reminder that Teams put off is not lost, though one in doubt after a crash is left', async () => {
    const { teams, touch, matter, pass } = server()
    matter().postings = [{ key: 'reminder', to: { person: 'p1' }, create: true, ifUnsure: 'leave' }]
    teams.answers.push({ later: 1_000, inDoubt: false, reason: '429' })
    await touch()
    await pass(60_000, 500)
    expect(teams.shown.size).toBe(1)
  })

  it('a reminder whose answer was lost is left, because it may have arrived; a card is sent again', async () => {
    const { teams, touch, matter, pass } = server()
    matter().postings = [{ key: 'reminder', to: { person: 'p1' }, create: true, ifUnsure: 'leave' }]
    teams.answers.push({ later: undefined, inDoubt: true, reason: '504' })
    await touch()
    await pass(600_000, 5_000)
    expect(teams.sent).toHaveLength(1)
    matter().postings = [{ key: 'card', to: { person: 'p1' }, create: true, ifUnsure: 'repeat' }]
    teams.answers.push({ later: undefined, inDoubt: true, reason: '504' })
    await touch()
    await pass(600_000, 5_000)
    expect(teams.sent).toHaveLength(3)
  })

  it('a reminder that was put off until its time had passed does not go at all', async () => {
    const { teams, touch, matter, pass } = server()
    const reminder = { key: 'reminder', to: { person: 'p1' }, ifUnsure: 'leave' } as const
    matter().postings = [{ ...reminder, create: true }]
    teams.answers.push({ later: 60_000, inDoubt: false, reason: '429' })
    await touch()
    matter().postings = [{ ...reminder, create: false }]
    await pass(600_000, 10_000)
    expect(teams.sent).toHaveLength(1)
  })

  it('never again: the posting is noted as failed and left alone', async () => {
    const { teams, touch, happens, pass, row, settled } = server()
    teams.answers.push({ never: `403 Forbidden\n<html>${'x'.repeat(400)}</html>` })
    await touch()
    happens()
    await pass(600_000, 5_000)
    expect(teams.sent).toHaveLength(1)
    expect(await row()).toMatchObject({ Status: 'failed' })
    expect(String((await row())?.Failure)).toContain('403 Forbidden')
    expect(settled.at(-1)).toEqual(['m1', 2])
  })

  it('what was refused for good is tried once more when the bot is let in', async () => {
    const { reconciler, teams, touch, pass } = server()
    teams.answers.push({ never: '403 BotNotInConversationRoster' }, { never: '403 again' })
    await touch()
    await pass(1_000)
    reconciler.tryFailedAgain()
    await touch()
    await pass(1_000)
    await touch()
    expect(teams.sent).toHaveLength(2)
    await pass(1_000)
    reconciler.tryFailedAgain()
    await touch()
    await pass(1_000)
    expect(teams.shown.size).toBe(1)
  })

  it('a card that somebody deleted is posted anew', async () => {
    const { teams, touch, happens, pass } = server()
    await touch()
    teams.answers.push({ gone: true })
    happens()
    await pass(10_000, 500)
    expect(teams.sent.map((s) => s.kind)).toEqual(['send', 'update', 'send'])
    expect(teams.sent.at(-1)?.card.shows).toBe(2)
  })

  it('a reminder that somebody deleted stays deleted', async () => {
    const { teams, touch, happens, matter, pass } = server()
    matter().postings = [{ key: 'reminder', to: { person: 'p1' }, create: true, ifUnsure: 'leave' }]
    await touch()
    teams.answers.push({ gone: true })
    happens()
    await pass(10_000, 500)
    expect(teams.sent.map((s) => s.kind)).toEqual(['send', 'update'])
  })

  it('a messenger that throws is logged, and tried again', async () => {
    const { teams, touch, pass, log } = server()
    teams.answers.push('throws')
    await touch()
    expect(log.lines.map((l) => l.level)).toContain('error')
    await pass(10_000, 500)
    expect(teams.shown.size).toBe(1)
  })

  it('a fault of the store delays the card', async () => {
    const { lists, teams, touch, pass } = server()
    lists.failing = 1
    await touch()
    await pass(10_000, 500)
    expect(teams.shown.size).toBe(1)
  })
})
