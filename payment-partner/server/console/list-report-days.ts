import type { Connection } from '@/db/connect'
import { dayOf } from '../report/day'
import { listLines } from '../report/list-lines'
import { boundsOfRange, type DateRange } from './date-range'

export type ReportDay = { day: string; payments: number; gross: number; fee: number; net: number }

/** Days of a range on which a merchant's money moved, newest first. */
export async function listReportDays(db: Connection, { merchantId, range }: { merchantId: string; range: DateRange }) {
  const bounds = boundsOfRange(range)
  const lines = bounds ? await listLines(db, { merchantId, ...bounds }) : []
  const days = new Map<string, ReportDay>()

  for (const { occurredAt, kind, gross, fee, net } of lines) {
    const day = dayOf(occurredAt)
    const before = days.get(day) ?? { day, payments: 0, gross: 0, fee: 0, net: 0 }
    days.set(day, {
      day,
      payments: before.payments + (kind === 'settlement' ? 1 : 0),
      gross: before.gross + gross,
      fee: before.fee + fee,
      net: before.net + net,
    })
  }

  return [...days.values()].reverse()
}
