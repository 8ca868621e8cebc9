import type { Language, ProcessStatus, Role } from './model'

/** What people read and choose in the lists for each status of a process (final report §6.1). */
const STATUS: Readonly<Record<ProcessStatus, string>> = {
  ongoing: 'pågår',
  paused: 'pausad',
  'completed-moved': 'slutförd: övergått i ordinarie verksamhet',
  'completed-activity': 'slutförd: aktiviteten är genomförd',
  'completed-result': 'slutförd: aktivitet och resultat är uppnådda',
  'continued-leadership': 'behov av fortsatt processledning',
}

const ROLE: Readonly<Record<Role, string>> = {
  ambassador: 'ambassadör',
  'steering-member': 'styrgruppsmedlem',
  'steering-chair': 'styrgruppens ordförande',
  'process-leader': 'processledare',
  controller: 'controller',
  guest: 'gäst',
}

const LANGUAGE: Readonly<Record<Language, string>> = { sv: 'svenska', en: 'engelska' }

/** What can be typed in a column that takes only certain words: Swedish words, and the codes that older rows hold. */
export interface WordList<C extends string> {
  /** The Swedish words, in the order in which they are offered. */
  readonly words: readonly string[]
  say(code: C): string
  /** The code of a word or of itself; `undefined` when it is neither. */
  read(word: string): C | undefined
}

export const statusWords = wordList<ProcessStatus>(STATUS)
export const roleWords = wordList<Role>(ROLE, { ordförande: 'steering-chair' })
export const languageWords = wordList<Language>(LANGUAGE, { swedish: 'sv', english: 'en' })

function wordList<C extends string>(
  said: Readonly<Record<C, string>>,
  also: Readonly<Record<string, C>> = {},
): WordList<C> {
  const pairs = Object.entries(said) as [C, string][]
  const known = new Map<string, C>([
    ...pairs.map(([code]) => [fold(code), code] as const),
    ...pairs.map(([code, word]) => [fold(word), code] as const),
    ...Object.entries(also).map(([word, code]) => [fold(word), code] as const),
  ])
  return {
    words: pairs.map(([, word]) => word),
    say: (code) => said[code],
    read: (word) => known.get(fold(word)),
  }
}

/** Two texts that fold to the same are the same word to us: capitals, kinds of space and dash, and forms of å do not tell them apart. */
export function fold(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase('sv')
}
