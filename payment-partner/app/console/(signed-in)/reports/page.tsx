import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readNow } from '@/server/clock'
import { listMerchants } from '@/server/console/list-merchants'
import { listReportDays } from '@/server/console/list-report-days'
import { getDatabase } from '@/server/database'
import { requireOperator } from '../../operator'
import { DayTable } from './day-table'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('reports.title') }
}

export default async function Reports() {
  await requireOperator()
  const t = await getTranslations('console.reports')
  const { db } = getDatabase()
  const now = await readNow(db)
  const merchants = await Promise.all(
    (await listMerchants(db)).map(async ({ id, name }) => ({
      id,
      name,
      days: await listReportDays(db, { merchantId: id, now }),
    })),
  )

  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
      </div>
      {merchants.map((merchant) => (
        <DayTable key={merchant.id} {...merchant} />
      ))}
    </>
  )
}
