import { Button, Field, Input } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { RegisterLine, RegisterQuery } from '../../../decisions/api'
import type { Translate } from '../../../i18n/translator'
import { paths } from '../../paths'
import { PageLink, replaceQuery, useQuery } from '../../router'
import { save } from '../../save-file'
import { Loading } from '../../shell/Loading'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { useFresh } from '../../use-fresh'
import { useDecisionWords } from '../use-decision-words'
import { Filters } from './Filters'
import { keyOf, onlySet, queryIn } from './register-query'

/** How long a person pauses before what they type is searched for. */
const TYPING_MS = 300

/** Everything that was decided, found by words and by what it belongs to. The search stands in the address. */
export function Register() {
  const { t } = useTab()
  const { typed, set, clear, asked } = useSearch()
  const found = useFound(asked)
  return (
    <section className="list-part" aria-labelledby="register">
      <h2 id="register" tabIndex={-1}>
        {t('tabDecisions.register.title')}
      </h2>
      <search className="register-search">
        <Field label={t('tabDecisions.register.search')} hint={t('tabDecisions.register.searchHint')}>
          <Input
            type="search"
            maxLength={200}
            value={typed.q ?? ''}
            onChange={(_, { value }) => set({ q: value })}
          />
        </Field>
        <Filters query={typed} onChange={set} />
      </search>
      <ProblemNotice t={t} problem={found.problem} reading onRetry={found.refresh} />
      {!found.lines && !found.problem && <Loading t={t} />}
      {found.lines && (
        <div className="register-line">
          <p role="status" className="quiet">
            {found.searching ? t('tabDecisions.register.searching') : sayFound(t, found.lines.length, asked)}
          </p>
          <div className="buttons">
            {keyOf(typed) !== '' && (
              <Button appearance="subtle" onClick={clear}>
                {t('tabDecisions.register.clear')}
              </Button>
            )}
            {found.lines.length > 0 && <Csv query={asked} />}
          </div>
        </div>
      )}
      <ul className="plain cards">
        {found.lines?.map((line) => (
          <li key={`${line.id} ${line.outcome}`}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayFound(t: Translate, count: number, asked: RegisterQuery): string {
  if (count > 0) return t('tabDecisions.register.shown', { count })
  return t(keyOf(asked) === '' ? 'tabDecisions.register.none' : 'tabDecisions.register.noneFound')
}

/** What is typed, and what is asked for: the same a moment later. The address follows the typing, and the other way round. */
function useSearch() {
  const asked = queryIn(useQuery())
  const [typed, setTyped] = useState(asked)
  const told = useRef(keyOf(asked))
  const tell = (query: RegisterQuery) => {
    told.current = keyOf(query)
    replaceQuery(onlySet(query))
  }
  const latest = useRef({ tell, asked })
  latest.current = { tell, asked }
  useEffect(() => {
    if (keyOf(typed) === told.current) return
    const timer = setTimeout(() => latest.current.tell(typed), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const address = keyOf(asked)
  useEffect(() => {
    if (address === told.current) return
    told.current = address
    setTyped(latest.current.asked)
  }, [address])
  return {
    asked,
    typed,
    set: (change: RegisterQuery) => setTyped((query) => ({ ...query, ...change })),
    clear: () => {
      setTyped({})
      tell({})
      document.getElementById('register')?.focus({ preventScroll: true })
    },
  }
}

/** The lines that fit; those found before stay on screen while others are looked for. */
function useFound(query: RegisterQuery) {
  const { api } = useTab()
  const wanted = onlySet(query)
  const fresh = useFresh(`register?${keyOf(query)}`, () => api.register(wanted))
  const last = useRef<readonly RegisterLine[]>(undefined)
  if (fresh.value) last.current = fresh.value.lines
  return {
    lines: last.current,
    searching: !fresh.value && !fresh.problem,
    problem: fresh.problem,
    refresh: () => void fresh.refresh(),
  }
}

function Line({ line }: { line: RegisterLine }) {
  const { t, day, paragraph, process, stage } = useDecisionWords()
  const facts = [
    line.paragraph ? paragraph(line.paragraph) : t('tabDecisions.paragraphSoon'),
    day(line.day),
    line.kind === 'decided' ? '' : stage(line.kind),
  ]
  return (
    <PageLink to={paths.decision(line.id)} className="card-link">
      <span className="register-facts">{facts.filter(Boolean).join(' · ')}</span>
      <strong dir="auto">{line.title}</strong>
      <span dir="auto">{line.excerpt}</span>
      {(line.process || line.dnr.length > 0) && (
        <span className="quiet small" dir="auto">
          {[line.process ? process(line.process) : '', ...line.dnr].filter(Boolean).join(' · ')}
        </span>
      )}
    </PageLink>
  )
}

/** What is found, as a table for a spreadsheet. */
function Csv({ query }: { query: RegisterQuery }) {
  const { api, t, say } = useTab()
  const command = useCommand()
  const get = () =>
    void command.run(
      () => api.registerFile(onlySet(query)),
      (file) => {
        save(file)
        say(t('tabDecisions.outcome.downloaded', { name: file.name }))
      },
    )
  return (
    <>
      <Button disabledFocusable={command.busy} onClick={get}>
        {command.busy ? t('tabDecisions.outcome.preparing') : t('tabDecisions.register.csv')}
      </Button>
      <ProblemNotice t={t} problem={command.problem} reading />
    </>
  )
}
