import type { Action } from '../../../minutes/content'
import { useWords } from '../../tab-context'

/** What somebody was asked to do. A table; in a narrow window each row is set as a list, and stays a row to those who listen. */
export function ActionTable({ actions }: { actions: readonly Action[] }) {
  const { t, day, person } = useWords()
  if (actions.length === 0) return null
  const [what, who, due] = [
    t('minutes.document.action'),
    t('minutes.document.actionWho'),
    t('minutes.document.actionDue'),
  ]
  return (
    // The roles are said aloud because a style that is not a table's takes them away.
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className="actions" role="table">
      <caption>{t('minutes.document.actions')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[what, who, due].map((label) => (
            <th key={label} role="columnheader" scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {actions.map((action) => (
          <tr role="row" key={action.id}>
            <td role="cell" dir="auto">
              {action.done && (
                <span className="done">
                  <span aria-hidden="true">✓ </span>
                  {t('minutes.document.actionDone')}:{' '}
                </span>
              )}
              {action.what}
            </td>
            <td role="cell" data-label={who} dir="auto">
              {person(action.who)?.name ?? (action.who || '–')}
            </td>
            <td role="cell" data-label={due}>
              {action.due ? day(action.due) : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}
