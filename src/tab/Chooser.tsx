import { Field, Input } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { PublicPerson } from '../http/api'
import { sortedNames } from '../i18n/format'
import { translator } from '../i18n/translator'
import type { Administration, Language } from '../plan/model'
import { byName } from './by-name'
import { PageHeading } from './shell/PageHeading'

interface ChooserProps {
  readonly people: readonly PublicPerson[]
  readonly administrations: readonly Administration[]
  readonly language: Language
  onChoose(id: string): void
}

/** Local mode's sign-in: who do you want to be? */
export function Chooser({ people, administrations, language, onChoose }: ChooserProps) {
  const t = translator(language)
  const [search, setSearch] = useState('')
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const rolesOf = (p: PublicPerson) => p.roles.map((role) => t(`tab.role.${role}`)).join(', ')
  const nameOf = (id: string) => administrations.find((a) => a.id === id)?.shortName ?? id
  const wanted = search.trim().toLowerCase()
  const found = people.filter((p) =>
    `${p.name} ${nameOf(p.administration)} ${rolesOf(p)}`.toLowerCase().includes(wanted),
  )
  const groups = sortedNames([...new Set(found.map((p) => nameOf(p.administration)))])
  return (
    <main className="page narrow">
      <PageHeading>{t('tab.who.title')}</PageHeading>
      <p>{t('tab.who.intro')}</p>
      <Field label={t('tab.who.search')}>
        <Input type="search" value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      <p role="status" className="quiet">
        {found.length > 0 ? t('tab.who.found', { count: found.length }) : t('tab.who.nobody')}
      </p>
      {groups.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className="group">
            {group}
          </h2>
          <ul className="plain people-grid">
            {byName(found.filter((p) => nameOf(p.administration) === group)).map((person) => (
              <li key={person.id}>
                <button type="button" className="row" onClick={() => onChoose(person.id)}>
                  <strong dir="auto">{person.name}</strong>
                  <span className="quiet">{rolesOf(person)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  )
}
