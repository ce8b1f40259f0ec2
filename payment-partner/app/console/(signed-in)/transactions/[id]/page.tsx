import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { requireOperator } from '@/app/console/operator'
import { StatusBadge } from '@/app/console/status-badge'
import { getTransaction } from '@/server/console/get-transaction'
import { hasRole } from '@/server/console/rights'
import { getDatabase } from '@/server/database'
import { Delivery } from '../../delivery/delivery'
import { Notifications } from '../../delivery/notifications'
import { Done } from '../../done'
import { History } from '../../history'
import { Change } from './change/change'
import { choosePolicy, releaseNotifications, send } from './delivery-actions'
import { TransactionDetails } from './details'
import { Heading } from './heading'
import { BankOutcome } from './outcome/bank-outcome'
import { Refunds } from './refunds'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('transaction.title') }
}

export default orAbsent(async function TransactionPage({ params, searchParams }: Props) {
  const operator = await requireOperator()
  const { scope } = operator
  const t = await getTranslations('console.transaction')
  const details = await getTransaction(getDatabase().db, { id: (await params).id, scope })
  if (!details) notFound()
  const subject = { name: 'transaction', value: details.transaction.id } as const

  return (
    <>
      <Heading transaction={details.transaction} />
      <Done done={(await searchParams).done} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <TransactionDetails {...details} />
        <div className="grid gap-6">
          <History states={details.states.map((state) => ({ ...state, badge: <StatusBadge {...state} /> }))} />
          <Change transaction={details.transaction} />
          <Refunds refunds={details.refunds} />
        </div>
      </div>
      {hasRole(operator, 'operator') && (
        <DemoDrawer title={t('demo')}>
          <BankOutcome transaction={details.transaction} />
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
