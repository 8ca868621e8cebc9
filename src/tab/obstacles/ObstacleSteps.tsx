import { Button } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import type { ObstaclePage } from '../../obstacles/api'
import { useTab } from '../tab-context'
import { isKept } from '../use-kept'
import { ACTS, ActForm, nameOfActForm, type WordedAct } from './ActForm'
import type { ObstaclePartProps } from './part-props'
import { nameOfRevision, ReviseForm } from './ReviseForm'

type Open = WordedAct | 'revise'

/** What can be done about the obstacle now; one form at a time, and what was begun before a reload is open again. */
export function ObstacleSteps(props: ObstaclePartProps) {
  const { page } = props
  const { me, t } = useTab()
  const [open, setOpen] = useState<Open | undefined>(() => begun(page, me.person.id))
  const buttons = useRef<HTMLDivElement>(null)
  const acts = ACTS.filter((act) => isAllowed(page, act))
  if (acts.length === 0 && !page.may.revise) return null
  const close = () => {
    // The form goes away; what opened it gets the focus back.
    buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
    setOpen(undefined)
  }
  const button = (which: Open, label: string) => (
    <Button
      key={which}
      appearance={which === 'solve' && page.waitsForMe && !open ? 'primary' : 'secondary'}
      aria-expanded={open === which}
      onClick={() => setOpen(open === which ? undefined : which)}
    >
      {label}
    </Button>
  )
  const whenDone = () => setOpen(undefined)
  return (
    <section className={page.waitsForMe ? 'panel mine' : 'panel'} aria-labelledby="steps">
      <h2 id="steps" tabIndex={-1}>
        {t(page.waitsForMe ? 'tabDecisions.obstacles.waits' : 'tabDecisions.obstacles.steps')}
      </h2>
      {page.may.solve && <p>{t('obstacles.card.wanted')}</p>}
      <div className="buttons" ref={buttons}>
        {acts.map((act) => button(act, t(`obstacles.act.${act}.button`)))}
        {page.may.revise && button('revise', t('tabDecisions.obstacles.revise'))}
      </div>
      {open === 'revise' && page.may.revise && <ReviseForm {...props} whenDone={whenDone} onClose={close} />}
      {open && open !== 'revise' && acts.includes(open) && (
        <ActForm key={open} {...props} act={open} whenDone={whenDone} onClose={close} />
      )}
    </section>
  )
}

function isAllowed({ may }: ObstaclePage, act: WordedAct): boolean {
  return act === 'take-up-again' ? may.takeUpAgain : may[act]
}

function begun(page: ObstaclePage, person: string): Open | undefined {
  const act = ACTS.find((one) => isAllowed(page, one) && isKept(person, nameOfActForm(page.id, one)))
  if (act) return act
  return page.may.revise && isKept(person, nameOfRevision(page.id)) ? 'revise' : undefined
}
