import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readNow } from '@/server/clock'
import { listPayoutAccounts, listPayouts } from '@/server/console/list-payouts'
import { getDatabase } from '@/server/database'
import { requireOperator } from '../../operator'
import { Done } from '../done'
import { AccountBalance } from './account-balance'
import { PayoutForm } from './payout-form'
import { PayoutTable } from './payout-table'
import { payoutFormWords } from './words'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('payouts.title') }
}

// Ignores an invalid page: an address may be old or mistyped.
const search = z.object({
  before: z.coerce.number().int().positive().optional().catch(undefined),
  done: z.string().optional().catch(undefined),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Payouts({ searchParams }: Props) {
  await requireOperator()
  const t = await getTranslations('console.payouts')
  const { before, done } = search.parse(await searchParams)
  const { db } = getDatabase()
  const accounts = await listPayoutAccounts(db, { now: await readNow(db) })
  const { rows, next } = await listPayouts(db, { before })

  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
      </div>
      <Done done={done} />
      {accounts.length === 0 && <p className="panel p-6 text-quiet">{t('none')}</p>}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {accounts.map((account) => (
          <AccountBalance key={account.id} account={account} />
        ))}
        {accounts.length > 0 && <PayoutForm accounts={accounts} words={await payoutFormWords()} />}
      </div>
      <PayoutTable rows={rows} />
      {(next !== undefined || before !== undefined) && (
        <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
          {before !== undefined && (
            <a href="/console/payouts" className="button button-calm">
              {t('newest')}
            </a>
          )}
          {next !== undefined && (
            <a href={`/console/payouts?before=${next}`} className="button button-calm">
              {t('older')}
            </a>
          )}
        </nav>
      )}
    </>
  )
}
