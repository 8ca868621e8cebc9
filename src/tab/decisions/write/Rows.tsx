import { Button } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTab } from '../../tab-context'

interface RowsProps<T> {
  readonly legend: string
  readonly rows: readonly T[]
  readonly most: number
  readonly empty: T
  readonly addLabel: string
  rowName(no: number): string
  onChange(rows: readonly T[]): void
  /** The fields of one row. */
  children(row: T, index: number, set: (change: Partial<T>) => void): ReactNode
}

/** Rows of fields that are added and removed. The focus goes to a new row, and stays near a removed one. */
export function Rows<T>({ legend, rows, most, empty, addLabel, rowName, onChange, children }: RowsProps<T>) {
  const { t, say } = useTab()
  const all = useRef<HTMLFieldSetElement>(null)
  const added = useRef(false)
  useEffect(() => {
    if (!added.current) return
    added.current = false
    const last = [...(all.current?.querySelectorAll<HTMLElement>('.row-edit') ?? [])].at(-1)
    last?.querySelector('input')?.focus()
  })
  const add = () => {
    added.current = true
    onChange([...rows, empty])
  }
  const remove = (index: number) => {
    onChange(rows.filter((_, i) => i !== index))
    say(t('tabDecisions.write.removed', { row: rowName(index + 1) }))
    all.current?.querySelector<HTMLElement>('.add-row')?.focus()
  }
  return (
    <fieldset className="rows" ref={all}>
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        // Rows have no names of their own; their fields are all controlled.
        <fieldset key={index} className="row-edit">
          <legend className="quiet small">{rowName(index + 1)}</legend>
          {children(row, index, (change) =>
            onChange(rows.map((other, i) => (i === index ? { ...other, ...change } : other))),
          )}
          <div>
            <Button
              size="small"
              appearance="subtle"
              aria-label={t('tabDecisions.write.removeRow', { row: rowName(index + 1) })}
              onClick={() => remove(index)}
            >
              {t('tabDecisions.write.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          className="add-row"
          size="small"
          disabledFocusable={rows.length >= most}
          onClick={() => rows.length < most && add()}
        >
          {addLabel}
        </Button>
      </div>
    </fieldset>
  )
}
