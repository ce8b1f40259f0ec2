import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { IDLE_SECONDS, instantOf, KEPT_SECONDS } from './rooms'
import type { Seat } from './ticket'

/**
 * Takes so many numbers, one after the other; gives the last of them. Null where the room has been closed: whoever asks
 * walks through.
 */
export async function takeNumbers(db: Connection, { roomId, count }: { roomId: string; count: number }) {
  const [row] = await db.execute<{ taken: string }>(sql`
    update waiting_rooms set taken = taken + ${count}
    where id = ${roomId} and opened_at is not null returning taken`)

  return row ? Number(row.taken) : null
}

/**
 * Takes the seat of a number that was called, or keeps it for another while. False where it was given on meanwhile, because its
 * buyer came too late or did nothing for too long, and where an order has spent it.
 */
export async function keepSeat(db: Connection, { roomId, number, now }: Seat & { now: Date }): Promise<boolean> {
  const until = new Date(now.getTime() + IDLE_SECONDS * 1000)
  const kept = await db.execute(sql`
    update waiting_seats set until = ${instantOf(until)}, entered_at = coalesce(entered_at, ${instantOf(now)})
    where room_id = ${roomId} and number = ${number} and until > '-infinity' returning number`)

  return kept.length > 0
}

/**
 * Whether the place of a number whose seat was given on is still kept: from now on it goes before every
 * number that was not called yet, for as long as they ask.
 */
export async function comeBack(db: Connection, { roomId, number, now }: Seat & { now: Date }): Promise<boolean> {
  const [at, until] = [instantOf(now), instantOf(new Date(now.getTime() + KEPT_SECONDS * 1000))]
  const back = await db.execute(sql`
    update waiting_absences set asked_at = ${at}, until = ${until}
    where room_id = ${roomId} and number = ${number} and until > ${at} returning number`)

  return back.length > 0
}
