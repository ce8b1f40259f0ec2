import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { readNow } from '@/server/clock'
import { lastDays } from '@/server/console/date-range'
import { readRange, type SearchParams } from '@/server/console/read-search'
import { summarizePayments } from '@/server/console/summarize-payments'
import { getDatabase } from '@/server/database'
import { isMethod } from '@/server/method/methods'
import { formatDay } from '../format'
import { requireOperator } from '../operator'
import { searchAddress } from './address'
import { Done } from './done'
import { FigureTable } from './home/figure-table'
import { Figures } from './home/figures'
import { RangeForm } from './range-form'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

const USUAL_DAYS = 30

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('home.title') }
}

export default async function Home({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator()
  const t = await getTranslations('console.home')
  const nameOf = await getTranslations('console.method')
  const locale = await getLocale()
  const params = await searchParams
  const { db } = getDatabase()
  const now = await readNow(db)
  const range = readRange(params) ?? lastDays(USUAL_DAYS, now)
  const { total, days, methods } = await summarizePayments(db, { range, scope })

  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <Done done={params.done} />
      <RangeForm path="/console" range={range} now={now} />
      <Figures total={total} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <FigureTable
          title={t('byDay')}
          first={t('day')}
          rows={days.map((day) => ({
            ...day,
            key: day.name,
            label: formatDay(locale, day.name, 'short'),
            href: searchAddress({ range: { from: day.name, to: day.name } }),
          }))}
        />
        <FigureTable
          title={t('byMethod')}
          first={t('method')}
          rows={methods.map((method) => ({
            ...method,
            key: method.name,
            label: isMethod(method.name) ? nameOf(method.name) : method.name,
            href: searchAddress({ range, ...(isMethod(method.name) && { method: method.name }) }),
          }))}
        />
      </div>
    </>
  )
}
