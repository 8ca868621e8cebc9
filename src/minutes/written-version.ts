import { createHash } from 'node:crypto'
import { parseBlocks } from '../documents/blocks'
import { shorten } from '../kernel/text'
import { approvableParts, type MinutesContent, type Section } from './content'
import type { WrittenVersion } from './model'
import type { ActionsInBrief, Brief } from './state'

const BRIEF_DECISIONS = 5
const BRIEF_DECISION_LENGTH = 160
const HEADING_LENGTH = 80
const EXCERPT_LENGTH = 200

/** What the matter keeps of a version whose text stands under `textKey`: its hashes, and what cards show of it. */
export function writtenVersion(content: MinutesContent, textKey: string): WrittenVersion {
  const parts = approvableParts(content).map(({ id, heading, canonical }) => ({
    id,
    heading: shorten(heading, HEADING_LENGTH),
    hash: createHash('sha256').update(canonical).digest('base64url').slice(0, 22),
  }))
  return { textKey, hash: contentHash(content), parts, brief: briefOf(content), actions: actionsOf(content) }
}

function actionsOf(content: MinutesContent): ActionsInBrief {
  const actions = content.sections.flatMap((s) => s.actions)
  return {
    open: actions.filter((action) => !action.done),
    done: actions.filter((action) => action.done).map((action) => action.id),
  }
}

/** SHA-256 (hex) of everything that the minutes say, in their order: the hash that the approval page names. */
export function contentHash(content: MinutesContent): string {
  const canonical = JSON.stringify(approvableParts(content).map((part) => part.canonical))
  return createHash('sha256').update(canonical).digest('hex')
}

function briefOf(content: MinutesContent): Brief {
  const decided = content.sections.filter((s) => s.decision.trim() !== '')
  return {
    title: content.title,
    meetingDate: content.meetingDate,
    dnr: content.dnr,
    chair: content.chair,
    present: content.present,
    decisions: decided.slice(0, BRIEF_DECISIONS).map(decisionInShort),
    moreDecisions: Math.max(0, decided.length - BRIEF_DECISIONS),
  }
}

function decisionInShort(section: Section): string {
  const text = parseBlocks(section.decision)
    .map((block) => block.text)
    .join(' ')
  return shorten(section.number ? `${section.number} ${text}` : text, BRIEF_DECISION_LENGTH)
}

/** What a card shows of a remark. */
export function excerptOf(text: string): string {
  return shorten(text, EXCERPT_LENGTH)
}
