import fc from 'fast-check'
import { isRefusal } from '../../src/kernel/decision'
import type { MinutesContent, MinutesKind } from '../../src/minutes/content'
import type { MinutesEvent } from '../../src/minutes/events'
import { currentRound } from '../../src/minutes/rules'
import type { MinutesState } from '../../src/minutes/state'
import {
  agnes,
  alva,
  anders,
  anna,
  content,
  guest,
  marianne,
  rolf,
  sara,
  susanne,
  withText,
} from './builders'
import { MinutesStory } from './minutes-story'

/** Everything that anybody might try, in any order: what people do to minutes when nobody has told them the rules. */
export const everybody = [sara, anders, alva, anna, agnes, marianne, rolf, susanne, guest]
const who = fc.constantFrom(...everybody)
const texts = ['Vi talade om kampanj.', 'Vi talade om juni.', 'Vi talade om augusti.']
const parts = ['front', 'öppnande', 'kampanj', 'övrigt', 'finns-inte']

/** One thing that somebody tries. */
export const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('approve' as const), who, stale: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('absent' as const), who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('revise' as const),
      who: fc.constantFrom(sara, anders, alva),
      part: fc.constantFrom('öppnande', 'kampanj', 'övrigt'),
      text: fc.constantFrom(...texts),
      chair: fc.constantFrom(marianne, marianne, marianne, rolf),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('send' as const), who: fc.constantFrom(sara, anders, rolf) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('remark' as const), who, part: fc.constantFrom(...parts) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('take' as const, 'decline' as const), who, nth: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('finish' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('extend' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), who, days: fc.integer({ min: 1, max: 20 }) }),
  },
)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Minutes to which random people do random things. */
export class Course {
  readonly story = new MinutesStory()
  readonly kind: MinutesKind
  text: MinutesContent
  /** Contents that each person has approved, part by part, by own act. */
  readonly approved = new Map<string, Set<string>>()
  readonly saidAbsent = new Set<string>()

  constructor(kind: MinutesKind) {
    this.kind = kind
    this.text = content({ chair: kind === 'steering' ? marianne.id : '' })
    this.story.draft(kind, this.text)
  }

  /** Tries a step; what followed, or `undefined` when it was refused or only time went by. */
  take(s: Step): { readonly before: MinutesState; readonly events: readonly MinutesEvent[] } | undefined {
    const before = this.story.state
    const decision = this.#does(s)
    if (!decision || isRefusal(decision)) return undefined
    this.#noteOwnActs(before, decision.events)
    return { before, events: decision.events }
  }

  #does(s: Step) {
    const { story } = this
    const out = currentRound(story.state)?.version ?? 1
    switch (s.do) {
      case 'approve':
        return story.approve(s.who, s.stale ? Math.max(1, out - 1) : out)
      case 'absent':
        return story.absent(s.who)
      case 'revise': {
        const text = withText(this.text, s.part, s.text)
        this.text = this.kind === 'steering' ? { ...text, chair: s.chair.id } : text
        return story.revise(s.who, this.text)
      }
      case 'send':
        return story.send(s.who, story.today)
      case 'remark':
        return story.remark(s.who, s.part, `s${story.events.length}`)
      case 'take':
        return story.take(s.who, story.state.suggestions[s.nth]?.id ?? 'none')
      case 'decline':
        return story.decline(s.who, story.state.suggestions[s.nth]?.id ?? 'none')
      case 'finish':
        return story.finish(s.who)
      case 'reopen':
        return story.reopen(s.who)
      case 'extend':
        return story.extend(s.who, '2027-01-01')
      case 'wait':
        story.later(s.days * 86_400_000)
        return undefined
    }
  }

  #noteOwnActs(before: MinutesState, events: readonly MinutesEvent[]): void {
    for (const event of events) {
      if (event.type === 'approved') {
        const own = this.approved.get(event.by) ?? new Set()
        for (const hash of before.versions[event.version - 1]?.parts ?? []) own.add(hash)
        this.approved.set(event.by, own)
      }
      if (event.type === 'absence-declared') this.saidAbsent.add(event.by)
    }
  }
}
