import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { requireOperator } from '@/app/console/operator'
import { getConsoleSubscription } from '@/server/console/list-subscriptions'
import type { SearchParams } from '@/server/console/read-search'
import { hasRole } from '@/server/console/rights'
import { getDatabase } from '@/server/database'
import { Done } from '../../done'
import { TransactionTable } from '../../transactions/transaction-table'
import { SubscriptionActions } from './subscription-actions'
import { SubscriptionDetails } from './subscription-details'
import { SubscriptionHeading } from './subscription-heading'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('subscription.title') }
}

export default orAbsent(async function SubscriptionPage({ params, searchParams }: Props) {
  const operator = await requireOperator()
  const t = await getTranslations('console.subscription')
  const details = await getConsoleSubscription(getDatabase().db, { id: (await params).id, scope: operator.scope })
  if (!details) notFound()
  const { subscription, charges, chargesInAll } = details

  return (
    <>
      <SubscriptionHeading subscription={subscription} />
      <Done done={(await searchParams).done} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <SubscriptionDetails {...details} />
        {hasRole(operator, 'operator') && <SubscriptionActions subscription={subscription} />}
      </div>
      <h2 className="text-xl">{t('charges', { count: chargesInAll })}</h2>
      {charges.length > 0 && <TransactionTable rows={charges} />}
    </>
  )
})
