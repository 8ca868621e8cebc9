import { useTab } from '../../tab-context'
import { ConflictPart } from './ConflictPart'
import { EnteredPart } from './EnteredPart'
import { waitsFor } from './my-voices'
import { Offers, PassVote } from './ProxyPart'
import type { PartProps } from './use-act'
import { VoicePart } from './VoicePart'

/** What is wanted of me, in the order in which it has to be answered; then what I may do besides. */
export function MyPart(props: PartProps) {
  const { page } = props
  const { mine } = page
  const { me, t } = useTab()
  if (page.stage === 'draft') return null
  const isOpen = page.stage === 'open'
  if (mine.administration === undefined)
    return isOpen ? (
      <section className="panel" aria-labelledby="my-part">
        <h2 id="my-part" tabIndex={-1}>
          {t('tabDecisions.mine.title')}
        </h2>
        <p>{t('tabDecisions.mine.observer')}</p>
      </section>
    ) : null
  const waits = isWaitedFor(page, me.person.id)
  const said = mine.voices.some(({ position }) => position)
  if (!isOpen && !waits && !said && !mine.conflict) return null
  return (
    <section className={waits ? 'panel mine' : 'panel'} aria-labelledby="my-part">
      <h2 id="my-part" tabIndex={-1}>
        {t(waits ? 'tabDecisions.mine.waits' : 'tabDecisions.mine.title')}
      </h2>
      <EnteredPart {...props} />
      {(mine.owesConflictAnswer || mine.conflict) && <ConflictPart {...props} />}
      {isOpen && <Offers {...props} />}
      {isOpen && mine.passed && <PassVote {...props} />}
      {mine.voices.map((voice) => (
        <VoicePart key={voice.administration} {...props} voice={voice} />
      ))}
      {isOpen && (
        <div className="besides">
          {!mine.owesConflictAnswer && !mine.conflict && <ConflictPart {...props} />}
          {!mine.passed && <PassVote {...props} />}
        </div>
      )}
    </section>
  )
}

function isWaitedFor(page: PartProps['page'], me: string): boolean {
  const { owesConflictAnswer, voices, offers, entered } = page.mine
  const speaks = voices.some((voice) => waitsFor(page, voice, me))
  return owesConflictAnswer || speaks || offers.length > 0 || entered.length > 0
}
