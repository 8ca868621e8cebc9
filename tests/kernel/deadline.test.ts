import { deadline, withDeadline, withOwnDeadline } from '../../src/kernel/deadline'

const now = async () => deadline()

describe('a deadline', () => {
  it('is none where nobody waits', () => {
    expect(deadline()).toBe(Number.POSITIVE_INFINITY)
  })

  it('holds for all that is done until then, however deep', async () => {
    const deep = await withDeadline(7_000, async () => {
      await Promise.resolve()
      return Promise.all([now(), now().then(now)])
    })
    expect(deep).toEqual([7_000, 7_000])
    expect(deadline()).toBe(Number.POSITIVE_INFINITY)
  })

  it('within another can only be earlier', async () => {
    expect(await withDeadline(7_000, () => withDeadline(9_000, now))).toBe(7_000)
    expect(await withDeadline(7_000, () => withDeadline(2_000, now))).toBe(2_000)
  })

  it('of its own is not bound by the caller’s, which holds again afterwards', async () => {
    const both = await withDeadline(7_000, async () => [
      await withOwnDeadline(60_000, now),
      await withOwnDeadline(Number.POSITIVE_INFINITY, now),
      deadline(),
    ])
    expect(both).toEqual([60_000, Number.POSITIVE_INFINITY, 7_000])
  })

  it('of one who waits is nobody else’s', async () => {
    const both = await Promise.all([withDeadline(1_000, () => now().then(now)), withDeadline(2_000, now)])
    expect(both).toEqual([1_000, 2_000])
  })

  it('ends with the answer: what goes on after it is waited for by nobody', async () => {
    const answered = Promise.withResolvers<void>()
    let later: Promise<number> | undefined
    await withDeadline(7_000, async () => {
      later = answered.promise.then(now)
    })
    answered.resolve()
    expect(await later).toBe(Number.POSITIVE_INFINITY)
  })

  it('ends with a failure too, which is passed on', async () => {
    class Failure extends Error {}
    await expect(withDeadline(7_000, () => Promise.reject(new Failure()))).rejects.toThrow(Failure)
    expect(deadline()).toBe(Number.POSITIVE_INFINITY)
  })
})
