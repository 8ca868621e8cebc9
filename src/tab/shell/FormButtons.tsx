import { Button } from '@fluentui/react-components'
import { useTab } from '../tab-context'

interface FormButtonsProps {
  readonly busy: boolean
  /** What the button that sends the form says. */
  readonly send: string
  /** Throws away what was kept of the form. */
  forget(): void
  onClose(): void
}

/** The end of a form that opened in the place of a button: it is sent, or closed with what was written thrown away. */
export function FormButtons({ busy, send, forget, onClose }: FormButtonsProps) {
  const { t } = useTab()
  return (
    <div className="buttons">
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {send}
      </Button>
      <Button
        appearance="subtle"
        onClick={() => {
          forget()
          onClose()
        }}
      >
        {t('tab.cancel')}
      </Button>
    </div>
  )
}
