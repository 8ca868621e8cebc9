import { Field, Input, Textarea } from '@fluentui/react-components'
import { TEXT_LIMIT, TITLE_LIMIT } from '../../obstacles/state'
import { useTab } from '../tab-context'
import { OBSTACLE_FIELD, type ObstacleWords, wrongWith } from './obstacle-words'

interface ObstacleFieldsProps {
  readonly words: ObstacleWords
  /** Somebody has tried to send it: what is wrong is said. */
  readonly tried: boolean
  onChange(words: ObstacleWords): void
}

/** What stands in the way, in short and in full. */
export function ObstacleFields({ words: { title, text }, tried, onChange }: ObstacleFieldsProps) {
  const { t } = useTab()
  const say = (value: string, max: number, missing: string) => {
    const wrong = tried ? wrongWith(value, max) : undefined
    if (!wrong) return {}
    const { length } = value.trim()
    return {
      validationMessage: wrong === 'missing' ? missing : t('tabDecisions.obstacles.tooLong', { length, max }),
    }
  }
  return (
    <>
      <Field
        label={t('obstacles.raise.heading')}
        required
        {...say(title, TITLE_LIMIT, t('obstacles.raise.headingMissing'))}
      >
        <Input
          id={OBSTACLE_FIELD.title}
          dir="auto"
          value={title}
          onChange={(_, { value }) => onChange({ title: value, text })}
        />
      </Field>
      <Field
        label={t('obstacles.raise.text')}
        required
        {...say(text, TEXT_LIMIT, t('obstacles.raise.textMissing'))}
      >
        <Textarea
          id={OBSTACLE_FIELD.text}
          className="grow"
          dir="auto"
          value={text}
          onChange={(_, { value }) => onChange({ title, text: value })}
        />
      </Field>
    </>
  )
}
