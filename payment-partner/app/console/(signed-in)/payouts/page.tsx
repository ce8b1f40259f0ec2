import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readNow } from '@/server/clock'
import { listPayoutAccounts, listPayouts } from '@/server/console/list-payouts'
import { before as beforeNumber, type SearchParams } from '@/server/console/read-search'
import { hasRole } from '@/server/console/rights'
import { getDatabase } from '@/server/database'
import { requireOperator } from '../../operator'
import { Section } from '../../section'
import { addressOf } from '../address'
import { Done } from '../done'
import { Pages } from '../pages'
import { AccountBalance } from './account-balance'
import { PayoutForm } from './payout-form'
import { PayoutTable } from './payout-table'
import { payoutFormWords } from './words'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('payouts.title') }
}

const search = z.object({ before: beforeNumber, done: z.string().optional().catch(undefined) })

type Props = { searchParams: Promise<SearchParams> }

export default async function Payouts({ searchParams }: Props) {
  const operator = await requireOperator()
  const { scope } = operator
  const t = await getTranslations('console.payouts')
  const { before, done } = search.parse(await searchParams)
  const { db } = getDatabase()
  const accounts = await listPayoutAccounts(db, { scope, now: await readNow(db) })
  const { rows, next } = await listPayouts(db, { scope, before })

  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
        <a href="/console/payouts/statements" className="button button-calm justify-self-start">
          {t('statements')}
        </a>
      </div>
      <Done done={done} />
      {accounts.length === 0 && <p className="panel p-6 text-quiet">{t('none')}</p>}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {accounts.map((account) => (
          <AccountBalance key={account.id} account={account} />
        ))}
        {accounts.length > 0 && operator.name === null && (
          <Section title={t('noPersonTitle')}>
            <p>{t('noPersonText')}</p>
            <a href="/console/operators" className="button button-calm justify-self-start">
              {t('operators')}
            </a>
          </Section>
        )}
        {accounts.length > 0 && operator.name !== null && hasRole(operator, 'operator') && (
          <PayoutForm accounts={accounts} words={await payoutFormWords()} />
        )}
      </div>
      <PayoutTable rows={rows} />
      <Pages
        newest={before === undefined ? undefined : '/console/payouts'}
        older={next === undefined ? undefined : addressOf('/console/payouts', { before: next })}
      />
    </>
  )
}
