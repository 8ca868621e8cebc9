import type { Translate } from '../i18n/translator'
import type { TemplateWords } from './template'

/** The headings of the meeting template in one language. */
export function templateWords(t: Translate): TemplateWords {
  return t('minutes.template', { returnObjects: true })
}
