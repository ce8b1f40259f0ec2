import { isReadable } from '@jembatan/platform/text'
import type { Connection } from '@/db/connect'
import { boundsOf } from './day'
import { listLines, type ReportLine } from './list-lines'

export type Totals = { lines: number; gross: number; fee: number; net: number }

export type SettlementReport = {
  /** The first day. */
  day: string
  merchantId: string
  lines: ReportLine[]
  totals: Totals
  /** Sorted by the method's name. */
  methods: (Totals & { method: string })[]
}

type ReportRange = { merchantId: string; day: string; until?: string }

/**
 * Returns what a merchant is paid for one day of Western Indonesia, or for the days until another
 * one. Nothing if the calendar lacks a day, or if the last one is before the first.
 */
export async function settlementReport(
  db: Connection,
  { merchantId, day, until = day }: ReportRange,
): Promise<SettlementReport | undefined> {
  const [first, last] = [boundsOf(day), boundsOf(until)]
  if (!first || !last || until < day || !isReadable(merchantId)) return undefined

  const lines = await listLines(db, { merchantId, from: first.from, to: last.to })
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
