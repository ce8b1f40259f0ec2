import type { Connection } from '@/db/connect'
import { boundsOf, dayOf } from '../report/day'
import { listLines } from '../report/list-lines'

const DAYS_BACK = 31
const DAY_MS = 24 * 60 * 60 * 1000

export type ReportDay = { day: string; payments: number; gross: number; fee: number; net: number }

/** Days of the last month on which a merchant's money moved, newest first. */
export async function listReportDays(db: Connection, { merchantId, now }: { merchantId: string; now: Date }) {
  const from = boundsOf(dayOf(new Date(now.getTime() - DAYS_BACK * DAY_MS)))?.from ?? now
  const lines = await listLines(db, { merchantId, from, to: new Date(now.getTime() + DAY_MS) })
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
