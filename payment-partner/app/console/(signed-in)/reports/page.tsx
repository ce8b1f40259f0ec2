import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readNow } from '@/server/clock'
import { daysOf, lastDays } from '@/server/console/date-range'
import { MOST_DAYS } from '@/server/console/limits'
import { listMerchants } from '@/server/console/list-merchants'
import { listReportDays } from '@/server/console/list-report-days'
import { readRange, type SearchParams } from '@/server/console/read-search'
import { getDatabase } from '@/server/database'
import { requireOperator } from '../../operator'
import { RangeForm } from '../range-form'
import { DayTable } from './day-table'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('reports.title') }
}

const USUAL_DAYS = 31

export default async function Reports({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator()
  const t = await getTranslations('console.reports')
  const { db } = getDatabase()
  const now = await readNow(db)
  const chosen = readRange(await searchParams)
  const range = chosen && daysOf(chosen) <= MOST_DAYS ? chosen : lastDays(USUAL_DAYS, now)
  const merchants = await Promise.all(
    (await listMerchants(db, scope)).map(async ({ id, name }) => ({
      id,
      name,
      days: await listReportDays(db, { merchantId: id, range }),
    })),
  )

  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
      </div>
      <RangeForm path="/console/reports" range={range} now={now} />
      {merchants.map((merchant) => (
        <DayTable key={merchant.id} {...merchant} range={range} />
      ))}
    </>
  )
}
