import type { SettlementReport } from '@/server/report/settlement-report'
import { writeCsv } from '@/server/report/write-csv'

export const csvResponse = (report: SettlementReport) =>
  new Response(writeCsv(report), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="settlement-${report.merchantId}-${report.day}.csv"`,
      'cache-control': 'no-store',
    },
  })
