import { Component, type ReactNode } from 'react'
import type { Translate } from '../../i18n/translator'
import { Notice } from './Notice'

/** The last net: a page that cannot be drawn says so, and offers to start again. */
export class ErrorBoundary extends Component<{ t: Translate; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    const { t, children } = this.props
    if (!this.state.failed) return children
    return (
      <div className="page narrow">
        <Notice tone="bad" role="alert">
          <p>{t('tab.problem.crashed')}</p>
          <button type="button" className="link" onClick={() => location.reload()}>
            {t('tab.problem.reload')}
          </button>
        </Notice>
      </div>
    )
  }
}
