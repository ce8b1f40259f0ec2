import { isReadable } from '@jembatan/platform/text'
import type { Connection } from '@/db/connect'
import { boundsOf } from './day'
import { listLines, type ReportLine } from './list-lines'

export type Totals = { lines: number; gross: number; fee: number; net: number }

export type SettlementReport = {
  day: string
  merchantId: string
  lines: ReportLine[]
  totals: Totals
  /** Sorted by the method's name. */
  methods: (Totals & { method: string })[]
}

/**
 * Returns a merchant's payout for one day of Western Indonesia, or nothing if the calendar lacks
 * that day.
 */
export async function settlementReport(
  db: Connection,
  { merchantId, day }: { merchantId: string; day: string },
): Promise<SettlementReport | undefined> {
  const bounds = boundsOf(day)
  if (!bounds || !isReadable(merchantId)) return undefined

  const lines = await listLines(db, { merchantId, ...bounds })
  const names = [...new Set(lines.map(({ method }) => method))].sort()
  const methods = names.map((method) => ({ method, ...sum(lines.filter((line) => line.method === method)) }))

  return { day, merchantId, lines, totals: sum(lines), methods }
}

const sum = (lines: ReportLine[]): Totals =>
  lines.reduce(
    (total, { gross, fee, net }) => ({
      lines: total.lines + 1,
      gross: total.gross + gross,
      fee: total.fee + fee,
      net: total.net + net,
    }),
    { lines: 0, gross: 0, fee: 0, net: 0 },
  )
