import type { PageEndpoint } from '@jembatan/http/endpoints'
import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireOperator } from '@/app/console/operator'
import { readNow } from '@/server/clock'
import { daysOf, lastDays } from '@/server/console/date-range'
import { listPayoutAccounts } from '@/server/console/list-payouts'
import { readRange, type SearchParams } from '@/server/console/read-search'
import { getDatabase } from '@/server/database'
import { LONGEST_DAYS, listStatements } from '@/server/payout/list-statements'
import { RangeForm } from '../../range-form'
import { StatementTable } from './statement-table'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('statements.title') }
}

const PATH = '/console/payouts/statements'

/** The movements of each merchant's balance. */
export default async function Statements({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator()
  const t = await getTranslations('console.statements')
  const { db } = getDatabase()
  const now = await readNow(db)
  const chosen = readRange(await searchParams)
  const range = chosen && daysOf(chosen) <= LONGEST_DAYS ? chosen : lastDays(LONGEST_DAYS, now)
  const accounts = await listPayoutAccounts(db, { scope, now })
  const statements = await Promise.all(
    accounts.map(async ({ id, name }) => ({
      id,
      name,
      rows: await listStatements(db, { merchantId: id, fromDate: range.from, toDate: range.to, now }),
    })),
  )

  return (
    <>
      <div className="grid gap-1">
        <a
          href="/console/payouts"
          className="inline-flex min-h-11 items-center gap-1 justify-self-start font-bold text-quiet"
        >
          <ChevronLeft size={18} aria-hidden />
          {t('back')}
        </a>
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="text-quiet">{t('text', { days: LONGEST_DAYS })}</p>
      </div>
      <RangeForm path={PATH} range={range} now={now} days={[1, 7, LONGEST_DAYS]} />
      {statements.map((statement) => (
        <StatementTable key={statement.id} {...statement} />
      ))}
    </>
  )
}
