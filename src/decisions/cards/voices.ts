import { type Element, runs } from '../../cards/kit'
import { type CardView, nameOf, shown } from '../../cards/view'
import type { Translate } from '../../i18n/translator'
import { cut, flat } from '../../kernel/text'
import type { PersonId } from '../../plan/model'
import { type AdministrationId, delegatesOf, type SteeringGroup } from '../../representation/delegates'
import {
  currentRound,
  groupOf,
  isSealed,
  proxyInForce,
  standingObjections,
  type Voice,
  voicesOf,
} from '../rules'
import type { DecisionState, Outcome, Position, RecordedVoice } from '../state'
import { administrationName, oneOf, signOf } from './words'

/** How much a card tells of each administration; less where there are many. */
export interface Detail {
  /** Length of what is quoted, in UTF-16 units. */
  readonly quote: number
  readonly names: boolean
}

/** Sign and word stand out in a colour; what is quoted and who says it follow. */
interface Said {
  readonly sign: string
  readonly color?: string
  readonly word: string
  readonly quote?: string
  readonly who?: string
}

const SUBTLE = { isSubtle: true }
const SILENT = { sign: '–' } as const
const EXCUSED = { sign: '⊘' } as const
const NOBODY = { sign: '!', color: 'Attention' } as const
const PASSED = { sign: '⇢' } as const

/** How every administration stands: a line each, with sign and word, and who says it. */
export function voiceRows(state: DecisionState, view: CardView, detail: Detail): readonly Element[] {
  const group = groupOf(state, view.plan)
  const standing = isSealed(state) ? [] : standingObjections(state, group)
  return voicesOf(state, group).map((voice) => {
    const around = { state, group, standing, round: currentRound(state).no, view, detail }
    return row(administrationName(view.plan, voice.administration), saidBy(voice, around), detail)
  })
}

/** How many administrations have answered, of those that take part. */
export function answeredOf(state: DecisionState, view: CardView): { answered: number; total: number } {
  const voices = voicesOf(state, groupOf(state, view.plan)).filter(({ is }) => is !== 'excused')
  return { answered: voices.filter(({ is }) => is === 'answered').length, total: voices.length }
}

interface Around {
  readonly state: DecisionState
  readonly group: SteeringGroup
  readonly standing: readonly Position[]
  /** The round that counts. */
  readonly round: number
  readonly view: CardView
  readonly detail: Detail
}

function saidBy(voice: Voice, around: Around): readonly Said[] {
  const { standing, view, detail } = around
  if (voice.is === 'excused') return [excused(voice.excuse?.reason ?? '', 'excused', view, detail)]
  // What stands although it no longer counts: an objection to a text that has changed, or of somebody who has left.
  const left = standing
    .filter((p) => p.administration === voice.administration && !voice.positions.includes(p))
    .map((p) => positionSaid(p, around))
  if (voice.is === 'unrepresented' && !voice.proxy) return [nobody(voice, around), ...left]
  const positions = voice.positions.map((p) => positionSaid(p, around))
  const isSilent = voice.is === 'silent' && voice.proxy?.status !== 'offered' && left.length === 0
  return [
    ...passedOn(voice, around),
    ...positions,
    ...left,
    ...(isSilent ? [silence(voice, around)] : []),
    ...(detail.names ? peopleOut(voice.disqualified, 'personDisqualified', view) : []),
  ]
}

function peopleOut(
  people: readonly PersonId[],
  key: 'personDisqualified' | 'personWasDisqualified',
  view: CardView,
): readonly Said[] {
  return people.map((id) => ({
    ...EXCUSED,
    word: view.t(`decisions.card.voice.${key}`, { name: nameOf(view, id) }),
  }))
}

function excused(reason: string, key: 'excused' | 'wasExcused', { t }: CardView, detail: Detail): Said {
  return { ...EXCUSED, word: t(`decisions.card.voice.${key}`), quote: quoted(reason, t, detail) }
}

function nobody({ administration }: Voice, { group, view }: Around): Said {
  const isEmpty = delegatesOf(group, administration).length === 0
  return { ...NOBODY, word: view.t(`decisions.card.voice.${isEmpty ? 'empty' : 'unrepresented'}`) }
}

function passedOn({ proxy, administration }: Voice, { state, group, view }: Around): readonly Said[] {
  if (!proxy) return []
  const to = administrationName(view.plan, proxy.to)
  const isInForce = proxyInForce(state, administration, group) !== undefined
  const key = isInForce ? 'decisions.card.voice.represented' : 'decisions.card.voice.offered'
  return [{ ...PASSED, word: view.t(key, { administration: to }) }]
}

function silence(voice: Voice, { state, group, view, detail }: Around): Said {
  const holder = proxyInForce(state, voice.administration, group)?.holder
  const people = holder === undefined ? voice.delegates : [holder]
  const again = voice.earlier.some(({ askedAgain }) => askedAgain)
  return {
    ...SILENT,
    word: view.t(again ? 'decisions.card.voice.silentAgain' : 'decisions.card.voice.silent'),
    ...(detail.names ? { who: oneOf(people, view.t, view.plan) } : {}),
  }
}

function positionSaid(
  position: Position,
  { round: now, view, detail }: Pick<Around, 'round' | 'view' | 'detail'>,
): Said {
  const { t } = view
  const { kind, round, text, askedAgain } = position
  const stood = kind === 'objection' ? 'decisions.card.voice.stands' : 'decisions.card.voice.waitsStill'
  const notes = [
    ...(detail.names ? [nameOf(view, position.by)] : []),
    ...(!askedAgain && round < now ? [t('decisions.card.voice.onRound', { round })] : []),
    ...entryNotes(position, view),
  ]
  return {
    ...signOf(kind),
    word: askedAgain ? t(stood, { round }) : t(`decisions.kind.${kind}`),
    quote: quoted(text, t, detail),
    who: notes.join(', '),
  }
}

function quoted(text: string, t: Translate, { quote }: Detail): string {
  return text && quote > 0 ? t('decisions.quote', { text: cut(flat(text), quote) }) : ''
}

function entryNotes({ enteredBy, confirmedAt }: Position, { t }: CardView): readonly string[] {
  if (enteredBy === undefined) return []
  return [t(confirmedAt ? 'decisions.card.voice.entered' : 'decisions.card.voice.enteredUnconfirmed')]
}

/** Where nobody is named, what several delegates say alike is said once. */
function row(name: string, all: readonly Said[], { names }: Detail): Element {
  const said = names ? all : all.filter(({ word }, i) => all.findIndex((s) => s.word === word) === i)
  const parts = said.flatMap(({ sign, color, word, quote, who }, i): (readonly [string, Element])[] => {
    const between = i < said.length - 1 ? ' · ' : ''
    const rest = `${quote ? `: ${quote}` : ''}${who ? '' : between}`
    return [
      [`${sign} ${word}`, color ? { color } : {}],
      ...(rest ? ([[rest, {}]] as const) : []),
      ...(who ? ([[` (${who})${between}`, SUBTLE]] as const) : []),
    ]
  })
  return runs([[`${name} `, { weight: 'Bolder' }], ...parts])
}

/** How every administration took part in a decision. */
export function recordedRows(
  outcome: Outcome,
  state: DecisionState,
  view: CardView,
  detail: Detail,
): readonly Element[] {
  return outcome.voices.map((voice) => {
    const positions = voice.positions.map((p) => confirmedSince(p, state))
    return row(recordedName(voice, view), recorded({ ...voice, positions }, outcome, view, detail), detail)
  })
}

/** What the chair entered may be confirmed also when the decision stands, in which it does not change. */
function confirmedSince(position: Position, { positions }: DecisionState): Position {
  const { by, administration, at } = position
  return positions.find((p) => p.by === by && p.administration === administration && p.at === at) ?? position
}

/** The short name, as long as the administration is called what it was called then. */
function recordedName({ administration, name }: RecordedVoice, { plan }: CardView): string {
  const now = plan.administrations.find(({ id }) => id === administration)
  return now?.name === name ? administrationName(plan, administration) : shown(name)
}

function recorded(
  { how, proxy, positions, conflicts }: RecordedVoice,
  { round }: Outcome,
  view: CardView,
  detail: Detail,
): readonly Said[] {
  if (how === 'excused') {
    const excuse = conflicts.find(({ scope }) => scope === 'administration')
    return [excused(excuse?.reason ?? '', 'wasExcused', view, detail)]
  }
  const said = positions.map((p) => positionSaid(p, { round, view, detail }))
  const out = detail.names
    ? peopleOut(
        conflicts.map(({ person }) => person),
        'personWasDisqualified',
        view,
      )
    : []
  return proxy ? [represented(proxy.to, view), ...said, ...out] : [...said, ...out]
}

function represented(to: AdministrationId, { plan, t }: CardView): Said {
  const administration = administrationName(plan, to)
  return { ...PASSED, word: t('decisions.card.voice.wasRepresented', { administration }) }
}
