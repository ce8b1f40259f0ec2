import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { requireOperator } from '@/app/console/operator'
import { StatusBadge } from '@/app/console/status-badge'
import { getTransaction } from '@/server/console/get-transaction'
import { hasRole } from '@/server/console/roles'
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
  const found = await getTransaction(getDatabase().db, { id: (await params).id, scope })
  if (!found) notFound()
  const subject = { name: 'transaction', value: found.transaction.id } as const

  return (
    <>
      <Heading transaction={found.transaction} />
      <Done done={(await searchParams).done} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <TransactionDetails {...found} />
        <div className="grid gap-6">
          <History states={found.states.map((state) => ({ ...state, badge: <StatusBadge {...state} /> }))} />
          <Change transaction={found.transaction} />
          <Refunds refunds={found.refunds} />
        </div>
      </div>
      {hasRole(operator, 'operator') && (
        <DemoDrawer title={t('demo')}>
          <BankOutcome transaction={found.transaction} />
          <Delivery
            subject={subject}
            policy={found.policy}
            notifications={found.notifications}
            choosePolicy={choosePolicy}
            release={releaseNotifications}
          />
        </DemoDrawer>
      )}
      <Notifications subject={subject} notifications={found.notifications} send={send} />
    </>
  )
})
