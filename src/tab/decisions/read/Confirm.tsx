import { Button } from '@fluentui/react-components'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { type PartProps, useAct } from './use-act'

/** The chair finds that the group decides: the one great button, there exactly when nothing is missing. */
export function Confirm(props: PartProps) {
  const { page } = props
  const { t } = useTab()
  const { command, act } = useAct(props)
  // A refusal stays to be read although the button is gone: an objection came in between.
  if (!page.may.confirm && !command.problem) return null
  return (
    <section className="panel mine" aria-labelledby="confirm">
      <h2 id="confirm" tabIndex={-1}>
        {t(page.may.confirm ? 'tabDecisions.steps.confirmTitle' : 'tabDecisions.steps.notConfirmed')}
      </h2>
      {page.may.confirm && (
        <>
          <p className="lead">{t('tabDecisions.steps.confirmWhat')}</p>
          <p>{t('tabDecisions.steps.confirmForever')}</p>
        </>
      )}
      <ProblemNotice t={t} problem={command.problem} />
      {page.may.confirm && (
        <div className="buttons">
          <Button
            size="large"
            appearance="primary"
            disabledFocusable={command.busy}
            onClick={() => act({ act: 'confirm', round: page.round }, t('tabDecisions.steps.confirmed'))}
          >
            {t('tabDecisions.steps.confirm')}
          </Button>
        </div>
      )}
    </section>
  )
}
