import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { requireOperator } from '@/app/console/operator'
import { showReport } from '@/server/console/show-report'
import { getDatabase } from '@/server/database'
import { Heading } from './heading'
import { Lines } from './lines'
import { Methods } from './methods'
import { Totals } from './totals'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ merchant: string; day: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('report.title') }
}

export default orAbsent(async function ReportPage({ params }: Props) {
  await requireOperator()
  const { merchant, day } = await params
  const report = await showReport(getDatabase().db, { merchantId: merchant, day })
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
