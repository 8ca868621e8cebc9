import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { paths } from '../../paths'
import { navigate, useQuery } from '../../router'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { mayPropose } from '../use-decision-words'
import { OpenProposals } from './OpenProposals'
import { Register } from './Register'
import { keyOf, queryIn } from './register-query'
import '../../styles/decisions.css'

/** What the steering group has before it, and everything that it has decided. */
export function Decisions() {
  const { me, t } = useTab()
  const address = useQuery()
  // Who comes with a search, from a link, gets the register first.
  const [searches] = useState(() => keyOf(queryIn(address)) !== '')
  return (
    <div className="page narrow">
      <div className="heading-line">
        <PageHeading>{t('tabDecisions.title')}</PageHeading>
        {mayPropose(me) && (
          <Button appearance="primary" onClick={() => navigate(paths.newProposal())}>
            {t('tabDecisions.new')}
          </Button>
        )}
      </div>
      {searches && <Register />}
      <OpenProposals />
      {!searches && <Register />}
    </div>
  )
}
