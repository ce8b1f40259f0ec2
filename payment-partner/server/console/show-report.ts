import type { Connection } from '@/db/connect'
import { settlementReport } from '../report/settlement-report'
import { isIn, type Scope } from './scope'

const PAGE = 50

type Show = { merchantId: string; scope: Scope; day: string; page?: number; size?: number }

/** The day's report with one page of its lines; the file has all of them. */
export async function showReport(db: Connection, { scope, page = 1, size = PAGE, merchantId, day }: Show) {
  const report = isIn(scope, merchantId) ? await settlementReport(db, { merchantId, day }) : undefined
  if (!report) return undefined
  const { lines } = report

  return {
    ...report,
    lines: lines.slice((page - 1) * size, page * size),
    linesInAll: lines.length,
    page,
    pages: Math.max(1, Math.ceil(lines.length / size)),
  }
}
