import type { Connection } from '@/db/connect'
import { settlementReport } from '../report/settlement-report'

const MOST_LINES = 500

type Show = { merchantId: string; day: string; mostLines?: number }

/** The day's report for a page: the first lines, and the number of further lines in the file. */
export async function showReport(db: Connection, { mostLines = MOST_LINES, ...asked }: Show) {
  const report = await settlementReport(db, asked)

  return report && { ...report, lines: report.lines.slice(0, mostLines), linesInAll: report.lines.length }
}
