import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { obstaclesEn } from '../../src/i18n/obstacles.en'
import { obstaclesSv } from '../../src/i18n/obstacles.sv'
import { refusalSentence } from '../../src/obstacles/refusals'
import { viewIn } from './story'

const FOLDER = join(__dirname, '../../src/obstacles')
const source = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n')

/** Codes that rules refuse with, and those that the runtime of matters and the chat say. */
const codes = new Set([
  ...[...source.matchAll(/refuse\('([a-z-]+)'/g)].map((m) => m[1] ?? ''),
  ...[...source.matchAll(/'([a-z]+-(?:missing|too-long))'/g)].map((m) => m[1] ?? ''),
  'only-ambassadors',
  'matter-full',
])

describe('a refusal', () => {
  it('has a sentence whichever it is, and no sentence is for nothing', () => {
    expect([...codes].sort()).toEqual(Object.keys(obstaclesSv.refused).sort())
  })

  it.each([...codes])('%s says it in both languages with the facts that it has', (refused) => {
    const details = { max: 4_000, length: 5_000 }
    const [sv, en] = [
      refusalSentence({ refused, details }, viewIn('sv')),
      refusalSentence({ refused, details }, viewIn('en')),
    ]
    for (const sentence of [sv, en]) expect(sentence).not.toMatch(/\{\{|obstacles\.|^$/)
    expect(en).not.toMatch(/[åäö]/i)
    expect(sv).not.toBe(en)
  })
})

describe('the words', () => {
  it('are as many in both languages, and none is empty', () => {
    const flat = (words: object): string[] =>
      Object.values(words).flatMap((w) => (typeof w === 'string' ? [w] : flat(w as object)))
    expect(flat(obstaclesEn)).toHaveLength(flat(obstaclesSv).length)
    for (const word of [...flat(obstaclesSv), ...flat(obstaclesEn)]) expect(word.trim()).not.toBe('')
  })
})
