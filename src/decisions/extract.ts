import { type CardView, nameOf } from '../cards/view'
import { parseBlocks } from '../documents/blocks'
import type { PrintedDocument } from '../documents/printed-document'
import type { Instant } from '../kernel/time'
import type { DecisionState, Outcome, Position, RecordedVoice } from './state'

/** The extract of one paragraph (protokollsutdrag): what was decided, by whom, and to whom it is sent. */
export function extractOf(
  state: DecisionState,
  outcome: Outcome,
  view: CardView,
  created: Instant,
): PrintedDocument {
  const { t, language, plan } = view
  const paragraph = outcome.paragraph ? `§ ${outcome.paragraph.number}` : ''
  const label = (key: 'extract' | 'day' | 'dnr' | 'process' | 'chair' | 'mandate') => t(`extract.${key}`)
  const process = plan.process(state.process ?? '')
  return {
    language,
    created,
    planName: plan.name,
    title: label('extract'),
    facts: [
      {
        label: t('extract.paragraph'),
        value: outcome.paragraph ? `${paragraph}/${outcome.paragraph.year}` : '',
      },
      { label: label('day'), value: outcome.day },
      {
        label: label('dnr'),
        value: state.mandates
          .map(({ dnr }) => dnr)
          .filter(Boolean)
          .join(', '),
      },
      { label: label('process'), value: process ? `${process.number} ${process.title}` : '' },
      { label: label('mandate'), value: state.mandates.map(mandateInWords).filter(Boolean).join('; ') },
    ],
    attendance: [],
    sections: [
      {
        heading: [paragraph, state.title].filter(Boolean).join(' '),
        blocks: parseBlocks(state.background),
        decision: {
          label: t(`extract.outcome.${outcome.kind}`),
          blocks: parseBlocks(
            [outcome.kind === 'decided' ? outcome.text : '', outcome.reason].filter(Boolean).join('\n\n'),
          ),
        },
        ...(outcome.voices.length > 0 ? { tables: [positionsTable(outcome, view)] } : {}),
      },
    ],
    recipients: { label: t('extract.recipients'), lines: state.recipients },
    signature: { lines: [nameOf(view, outcome.by), label('chair')] },
  }
}

function positionsTable({ voices }: Outcome, view: CardView) {
  const { t } = view
  return {
    label: t('extract.voices'),
    columns: [t('extract.administration'), t('extract.delegate'), t('extract.positionHeading')],
    shares: [30, 30, 40],
    rows: voices.flatMap((voice) => rowsOf(voice, view)),
  }
}

function rowsOf(voice: RecordedVoice, view: CardView): readonly (readonly string[])[] {
  const { t } = view
  const conflicts = voice.conflicts.map((c) => [
    voice.name,
    nameOf(view, c.person),
    t(c.scope === 'administration' ? 'extract.excused' : 'extract.conflict', {
      reason: c.reason,
    }),
  ])
  const via = voice.proxy
    ? (view.plan.administrations.find(({ id }) => id === voice.proxy?.to)?.name ?? voice.proxy.to)
    : ''
  const positions = voice.positions.map((p) => [
    voice.name,
    via ? t('extract.represented', { name: nameOf(view, p.by), administration: via }) : nameOf(view, p.by),
    sayPosition(p, view),
  ])
  return [...positions, ...conflicts]
}

/** A mandate on one line: body, paragraph, registry number and day. */
export function mandateInWords(mandate: DecisionState['mandates'][number]): string {
  return [mandate.body, mandate.paragraph, mandate.dnr, mandate.date].filter(Boolean).join(' ')
}

function sayPosition({ kind, text, enteredBy }: Position, { t }: CardView): string {
  const said = text ? `${t(`extract.position.${kind}`)}: ${text}` : t(`extract.position.${kind}`)
  return enteredBy ? `${said} ${t('extract.entered')}` : said
}
