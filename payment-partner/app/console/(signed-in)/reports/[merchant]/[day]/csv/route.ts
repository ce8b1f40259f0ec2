import { isOperator } from '@/app/console/operator'
import { ownRoute, refuse } from '@/app/own-route'
import { csvResponse } from '@/app/reports/csv-response'
import { getDatabase } from '@/server/database'
import { settlementReport } from '@/server/report/settlement-report'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ merchant: string; day: string }> }

export const GET = ownRoute('report for the operator', async (request, { params }: Context) => {
  if (!(await isOperator())) return new Response(null, { status: 303, headers: { location: '/console/sign-in' } })

  const { merchant, day } = await params
  const report = await settlementReport(getDatabase().db, { merchantId: merchant, day })

  return report ? csvResponse(report) : refuse(request, 404, 'report_unknown')
})
