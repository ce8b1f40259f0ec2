import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { requireOperator } from '@/app/console/operator'
import { PayoutBadge } from '@/app/console/status-badge'
import { getConsolePayout } from '@/server/console/get-console-payout'
import { hasRole } from '@/server/console/rights'
import { getDatabase } from '@/server/database'
import { Delivery } from '../../delivery/delivery'
import { Notifications } from '../../delivery/notifications'
import { Done } from '../../done'
import { History } from '../../history'
import { choosePolicy, releaseNotifications, send } from './actions'
import { BankOutcome } from './bank-outcome'
import { Decision } from './decision'
import { PayoutDetails } from './details'
import { PayoutHeading } from './heading'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('payout.title') }
}

export default orAbsent(async function PayoutPage({ params, searchParams }: Props) {
  const operator = await requireOperator()
  const { scope } = operator
  const t = await getTranslations('console.payout')
  const details = await getConsolePayout(getDatabase().db, { referenceNo: (await params).reference, scope })
  if (!details) notFound()
  const subject = { name: 'payout', value: details.payout.referenceNo } as const

  return (
    <>
      <PayoutHeading payout={details.payout} />
      <Done done={(await searchParams).done} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <PayoutDetails payout={details.payout} merchant={details.merchant} />
        <div className="grid gap-6">
          <Decision payout={details.payout} />
          <History states={details.states.map((state) => ({ ...state, badge: <PayoutBadge {...state} /> }))} />
        </div>
      </div>
      {hasRole(operator, 'operator') && (
        <DemoDrawer title={t('demo')}>
          <BankOutcome payout={details.payout} />
          <Delivery
            subject={subject}
            policy={details.policy}
            notifications={details.notifications}
            choosePolicy={choosePolicy}
            release={releaseNotifications}
          />
        </DemoDrawer>
      )}
      <Notifications subject={subject} notifications={details.notifications} send={send} />
    </>
  )
})
