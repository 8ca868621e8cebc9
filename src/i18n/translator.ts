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
  return instance.getFixedT(language)
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
