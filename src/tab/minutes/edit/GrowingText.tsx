import { Field, Textarea } from '@fluentui/react-components'

interface GrowingTextProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly autoFocus?: boolean
  onChange(value: string): void
}

/** A plain text that grows with what is written in it. */
export function GrowingText({ label, value, hint, autoFocus, onChange }: GrowingTextProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Textarea
        className="grow"
        dir="auto"
        // Browsers that cannot let a field follow its text get a line for each line of it.
        rows={Math.min(20, Math.max(2, value.split('\n').length))}
        autoFocus={autoFocus}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  )
}

/** A list written as lines, one of them a row. */
export function LinesField(props: {
  label: string
  hint: string
  lines: readonly string[]
  onChange: (lines: string[]) => void
}) {
  const { label, hint, lines, onChange } = props
  const change = (value: string) => onChange(value === '' ? [] : value.split('\n'))
  return <GrowingText label={label} hint={hint} value={lines.join('\n')} onChange={change} />
}
