import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { orAbsent } from '@/app/_request/or-absent'
import { requireOperator } from '@/app/console/operator'
import type { SearchParams } from '@/server/console/read-search'
import { showReport } from '@/server/console/show-report'
import { getDatabase } from '@/server/database'
import { Heading } from './heading'
import { Lines } from './lines'
import { Methods } from './methods'
import { Totals } from './totals'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ merchant: string; day: string }>; searchParams: Promise<SearchParams> }

// Ignores an invalid page: an address may be old or mistyped.
const search = z.object({ page: z.coerce.number().int().positive().max(1_000_000).catch(1) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('report.title') }
}

export default orAbsent(async function ReportPage({ params, searchParams }: Props) {
  const { scope } = await requireOperator()
  const { merchant, day } = await params
  const { page } = search.parse(await searchParams)
  const report = await showReport(getDatabase().db, { merchantId: merchant, scope, day, page })
  if (!report) notFound()

  return (
    <>
      <Heading report={report} />
      <Totals totals={report.totals} />
      <Methods methods={report.methods} />
      <Lines {...report} />
    </>
  )
})
