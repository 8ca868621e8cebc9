import i18next, { type TFunction } from 'i18next'
import type { Language } from '../plan/model'
import { en } from './en'
import { sv } from './sv'

/** Translates into one language. Get one for the person or place that will read it; there is no global one. */
export type Translate = TFunction

function make(language: Language): Translate {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: language === 'sv' ? sv : en } },
    // Cards and React show texts literally; escaping here would show the escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return rememberingPlain(instance.getFixedT(language))
}

/** Words without anything to put in are looked up once: cards are built for every press. */
function rememberingPlain(t: Translate): Translate {
  const plain = new Map<unknown, unknown>()
  const remembering = (...given: Parameters<Translate>) => {
    const [key] = given
    if (given.length > 1) return t(...given)
    if (!plain.has(key)) plain.set(key, t(...given))
    return plain.get(key)
  }
  return remembering as Translate
}

const translators: Record<Language, Translate> = { sv: make('sv'), en: make('en') }

export function translator(language: Language): Translate {
  return translators[language]
}

/** The language for a person: chosen in the plan, else as their Teams is, else Swedish. */
export function languageOf(chosen: Language | undefined, teamsLocale: string | undefined): Language {
  if (chosen) return chosen
  return teamsLocale?.toLowerCase().startsWith('en') ? 'en' : 'sv'
}
