import type { Conflict } from '../../../decisions/state'
import { Notice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useDecisionWords } from '../use-decision-words'
import { PositionLine } from './PositionLine'
import type { PartProps } from './use-act'
import { rowsOf, type VoiceRow } from './voice-rows'

/**
 * How every administration stands: never a count of heads. A table; in a narrow window each row is set as a list, and
 * stays a row to those who listen.
 */
export function Voices({ page }: PartProps) {
  const { t } = useTab()
  const rows = rowsOf(page)
  const isOver = page.stage === 'decided'
  // A matter that was put off before anybody answered has nothing to tell.
  const isSilent = page.stage !== 'open' && rows.every(({ is }) => is === 'silent' || is === 'unrepresented')
  if (page.stage === 'draft' || isSilent) return null
  const labels = [
    t('tabDecisions.voices.administration'),
    t('tabDecisions.voices.position'),
    t('tabDecisions.voices.who'),
  ]
  return (
    <section className="paper voices-part" aria-labelledby="voices">
      <h2 id="voices" tabIndex={-1}>
        {t(isOver ? 'tabDecisions.voices.titleThen' : 'tabDecisions.voices.title')}
      </h2>
      {page.isSealed && (
        <Notice tone="info">
          <p>{t('tabDecisions.voices.sealed')}</p>
        </Notice>
      )}
      <Missing page={page} />
      {/* The roles are said aloud because a style that is not a table's takes them away. */}
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      <table className="voices" role="table" aria-labelledby="voices">
        <thead role="rowgroup">
          <tr role="row">
            {labels.map((label) => (
              <th key={label} role="columnheader" scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.administration} row={row} />
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
    </section>
  )
}

function Missing({ page }: Pick<PartProps, 'page'>) {
  const { t } = useTab()
  if (page.stage !== 'open') return null
  if (page.missingInWords.length === 0)
    return (
      <p className="nothing-missing">
        <span aria-hidden="true">✓ </span>
        {t('tabDecisions.voices.nothingMissing')}
      </p>
    )
  return (
    <div className="missing">
      <h3>{t('tabDecisions.voices.missing')}</h3>
      <ul>
        {page.missingInWords.map((sentence) => (
          <li key={sentence} dir="auto">
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Row({ row }: { row: VoiceRow }) {
  const { t, body } = useDecisionWords()
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see the table
    <tr role="row" className={row.is}>
      <th role="rowheader" scope="row" dir="auto">
        {body(row.administration)}
      </th>
      <td role="cell">
        <Standing row={row} />
      </td>
      <td role="cell" data-label={t('tabDecisions.voices.who')}>
        <Who row={row} />
      </td>
    </tr>
    // biome-ignore-end lint/a11y/noRedundantRoles: see the table
  )
}

function Standing({ row }: { row: VoiceRow }) {
  const { t, name } = useDecisionWords()
  const { is, positions, earlier, conflicts } = row
  const personal = conflicts.filter(({ scope }) => scope === 'person')
  return (
    <>
      {is === 'excused' && <Plain sign="⊘" word={t('tabDecisions.voices.excused')} />}
      {is === 'unrepresented' && <Plain sign="!" word={t('tabDecisions.voices.unrepresented')} />}
      {is === 'silent' && <Plain sign="–" word={t('tabDecisions.voices.silent')} />}
      {is === 'excused' && conflicts.map((conflict) => <Reason key={conflict.person} conflict={conflict} />)}
      {positions.map((position) => (
        <PositionLine key={position.by} position={position} />
      ))}
      {earlier.length > 0 && is !== 'excused' && (
        <div className="earlier">
          <p className="quiet small">
            {t(
              earlier.some((p) => p.askedAgain)
                ? 'tabDecisions.voices.beforeChange'
                : 'tabDecisions.voices.before',
            )}
          </p>
          {earlier.map((position) => (
            <PositionLine key={position.by} position={position} />
          ))}
        </div>
      )}
      {is !== 'excused' &&
        personal.map((conflict) => (
          <div key={conflict.person} className="position">
            <p className="quiet">
              <span aria-hidden="true">⊘ </span>
              {t('tabDecisions.voices.outOfItem', { name: name(conflict.person) })}
            </p>
            <Reason conflict={conflict} />
          </div>
        ))}
    </>
  )
}

function Plain({ sign, word }: { sign: string; word: string }) {
  return (
    <p>
      <span aria-hidden="true">{sign} </span>
      {word}
    </p>
  )
}

function Reason({ conflict }: { conflict: Conflict }) {
  const { t } = useTab()
  return (
    <p className="quiet small" dir="auto">
      {t('tabDecisions.voices.reason', { reason: conflict.reason })}
    </p>
  )
}

function Who({ row: { proxy, delegates, is } }: { row: VoiceRow }) {
  const { t, name, body } = useDecisionWords()
  if (proxy?.offered)
    return (
      <>
        <p>
          <span aria-hidden="true">⇢ </span>
          {t('tabDecisions.voices.offered', { administration: body(proxy.to) })}
        </p>
        <Instruction text={proxy.instruction} />
      </>
    )
  if (proxy)
    return (
      <>
        <p dir="auto">
          <span aria-hidden="true">⇢ </span>
          {proxy.holder === undefined
            ? body(proxy.to)
            : t('tabDecisions.voices.byPerson', { administration: body(proxy.to), name: name(proxy.holder) })}
        </p>
        <Instruction text={proxy.instruction} />
      </>
    )
  if (is === 'excused') return '–'
  if (delegates.length === 0) return is === 'unrepresented' ? '–' : t('tabDecisions.voices.nobody')
  return <span dir="auto">{delegates.map(name).join(', ')}</span>
}

function Instruction({ text }: { text: string }) {
  const { t } = useTab()
  if (!text) return null
  return (
    <p className="quiet small" dir="auto">
      {t('tabDecisions.voices.instruction', { instruction: text })}
    </p>
  )
}
