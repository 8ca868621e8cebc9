import { sortedNames } from '../../i18n/format'
import type { Language, PersonId } from '../../plan/model'
import type { AdministrationId } from '../../representation/delegates'
import { useTab, useWords } from '../tab-context'

const lists = new Map<Language, Intl.ListFormat>()

function listFormat(language: Language): Intl.ListFormat {
  const known = lists.get(language)
  if (known) return known
  const made = new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' })
  lists.set(language, made)
  return made
}

/** Names, days and administrations as this person reads them on the pages of meetings. */
export function useMeetingWords() {
  const { me, language } = useTab()
  const words = useWords()
  const body = (id: AdministrationId) => {
    const known = me.plan.administrations.find((administration) => administration.id === id)
    return known?.shortName || known?.name || id
  }
  return {
    ...words,
    /** An administration by its short name. */
    body,
    /** `Kultur och fritid, Socialförvaltningen och KSON`. */
    listed: (names: readonly string[]) => listFormat(language).format(names),
    /** People in the order of their names. */
    inOrder: (people: readonly PersonId[]) => {
      const order = sortedNames(people.map(words.name))
      return [...people].sort((a, b) => order.indexOf(words.name(a)) - order.indexOf(words.name(b)))
    },
    bodyOf: (id: PersonId) => body(words.person(id)?.administration ?? ''),
  }
}
