import { Spinner } from '@fluentui/react-components'
import type { Translate } from '../../i18n/translator'

/** Shown while something is fetched, in words. */
export function Loading({ t, label }: { t: Translate; label?: string }) {
  return (
    <div className="loading">
      <Spinner size="small" label={label ?? t('tab.loading')} />
    </div>
  )
}
