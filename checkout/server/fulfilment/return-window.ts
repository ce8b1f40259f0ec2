import { workingDaysAfter } from '../calendar/working-days'

/** Minimum set by law: two working days after receipt (PP 80/2019, article 69). */
const RETURN_WORKING_DAYS = 2

type Received = { status: string; arrivedAt: Date | null; completedAt: Date | null }

/** Returns until when a buyer may return; null before delivery. */
export function returnableUntil({ status, arrivedAt, completedAt }: Received, holidays: ReadonlySet<string>) {
  const receivedAt = arrivedAt ?? completedAt
  if (!receivedAt || (status !== 'arrived' && status !== 'done')) return null

  return workingDaysAfter(receivedAt, RETURN_WORKING_DAYS, holidays)
}
