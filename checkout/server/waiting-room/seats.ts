import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { IDLE_SECONDS, instantOf, KEPT_SECONDS } from './rooms'
import type { Seat } from './ticket'

/**
 * Takes `count` consecutive numbers and returns the last. Null when the room has been closed: the
 * visitors pass.
 */
export async function takeNumbers(db: Connection, { roomId, count }: { roomId: string; count: number }) {
  const [row] = await db.execute<{ taken: string }>(sql`
    update waiting_rooms set taken = taken + ${count}
    where id = ${roomId} and opened_at is not null returning taken`)

  return row ? Number(row.taken) : null
}

/**
 * Takes or extends the seat of a called number. Returns false when it was lost, because its buyer
 * came too late or was idle for too long, and when an order has spent it.
 */
export async function keepSeat(db: Connection, { roomId, number, now }: Seat & { now: Date }): Promise<boolean> {
  const until = new Date(now.getTime() + IDLE_SECONDS * 1000)
  const rows = await db.execute(sql`
    update waiting_seats set until = ${instantOf(until)}, entered_at = coalesce(entered_at, ${instantOf(now)})
    where room_id = ${roomId} and number = ${number} and until > '-infinity' returning number`)

  return rows.length > 0
}

/**
 * Returns whether the place of a number that lost its seat is still reserved. If so, it precedes
 * all numbers that were not called yet, as long as its buyer keeps polling.
 */
export async function rejoin(db: Connection, { roomId, number, now }: Seat & { now: Date }): Promise<boolean> {
  const [at, until] = [instantOf(now), instantOf(new Date(now.getTime() + KEPT_SECONDS * 1000))]
  const back = await db.execute(sql`
    update waiting_absences set asked_at = ${at}, until = ${until}
    where room_id = ${roomId} and number = ${number} and until > ${at} returning number`)

  return back.length > 0
}
