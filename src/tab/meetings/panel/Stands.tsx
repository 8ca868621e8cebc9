import type { Position } from '../../../decisions/state'
import type { PartProps } from '../../decisions/read/use-act'
import { rowsOf, type VoiceRow } from '../../decisions/read/voice-rows'
import { POSITION_SIGN } from '../../decisions/signs'
import { useTab } from '../../tab-context'
import { useMeetingWords } from '../meeting-words'

/** How every administration stands, in the width of a side panel: what is missing first, then a line or two each. */
export function Stands({ page }: PartProps) {
  const { t } = useTab()
  const rows = rowsOf(page)
  if (page.stage === 'draft' || rows.length === 0) return null
  return (
    <section className="panel stands" aria-labelledby="stands">
      <h2 id="stands" tabIndex={-1}>
        {t(page.stage === 'decided' ? 'tabDecisions.voices.titleThen' : 'tabDecisions.voices.title')}
      </h2>
      {page.isSealed && <p className="quiet">{t('tabDecisions.voices.sealed')}</p>}
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.administration}>
            <OneBody row={row} />
          </li>
        ))}
      </ul>
      {page.stage === 'open' &&
        (page.missingInWords.length > 0 ? (
          <div>
            <h3>{t('tabDecisions.voices.missing')}</h3>
            <ul>
              {page.missingInWords.map((sentence) => (
                <li key={sentence} dir="auto">
                  {sentence}
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <p>
            <span aria-hidden="true">✓ </span>
            {t('tabDecisions.voices.nothingMissing')}
          </p>
        ))}
    </section>
  )
}

/** The administration, through whom it speaks if not for itself, and what is said for it. */
function OneBody({ row }: { row: VoiceRow }) {
  const { t, body } = useMeetingWords()
  const { administration, is, proxy, positions, earlier } = row
  const word = is === 'answered' ? undefined : t(`tabDecisions.voices.${is}`)
  const sign = { answered: '', silent: '○', unrepresented: '!', excused: '⊘' }[is]
  return (
    <>
      <strong dir="auto">{body(administration)}</strong>
      {proxy && (
        <>
          {' '}
          <span aria-hidden="true">⇢ </span>
          {proxy.offered
            ? t('tabDecisions.voices.offered', { administration: body(proxy.to) })
            : t('tabMeetings.panel.representedBy', { administration: body(proxy.to) })}
        </>
      )}
      {word && (
        <>
          {' '}
          <span aria-hidden="true">{sign} </span>
          {word}
        </>
      )}
      {positions.map((position) => (
        <Said key={position.by} position={position} />
      ))}
      {is !== 'excused' && earlier.length > 0 && (
        <div className="quiet">
          <p className="small">{t('tabDecisions.voices.before')}</p>
          {earlier.map((position) => (
            <Said key={position.by} position={position} />
          ))}
        </div>
      )}
    </>
  )
}

/** A position with its words, who said it, and whether it was entered by the chair. */
function Said({ position }: { position: Position }) {
  const { t, name } = useMeetingWords()
  const { kind, text, by, enteredBy, confirmedAt } = position
  const facts = [
    name(by),
    enteredBy !== undefined && t('tabDecisions.voices.entered', { name: name(enteredBy) }),
    enteredBy !== undefined && confirmedAt === undefined && t('tabDecisions.voices.unconfirmed'),
  ]
  return (
    <div className={`position ${kind}`}>
      <p>
        <span aria-hidden="true">{POSITION_SIGN[kind]} </span>
        <strong>{t(`decisions.kind.${kind}`)}</strong>{' '}
        <span className="quiet small" dir="auto">
          {facts.filter(Boolean).join(' · ')}
        </span>
      </p>
      {text && (
        <p className="said-text lines" dir="auto">
          {text}
        </p>
      )}
    </div>
  )
}
