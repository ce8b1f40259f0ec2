import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { ASKED_IN_BACKGROUND_WITHIN_SECONDS, ASKED_WITHIN_SECONDS } from './asking'

/** Room for all buying pages; every other room has its product's id. */
export const WHOLE_SHOP = 'shop'

/**
 * Seconds that the place of a buyer who lost the seat is reserved: one who returns in time is
 * admitted next.
 */
export const KEPT_SECONDS = 15 * 60

/** Seconds until an idle buyer loses the seat. */
export const IDLE_SECONDS = 300

/** Maximum age in seconds of a basket's goods for it to continue in checkout when a room opens. */
export const INSIDE_SECONDS = 15 * 60

export type Room = {
  id: string
  mode: 'closed' | 'automatic' | 'open'
  /** Null while the room is closed. */
  openedAt: Date | null
  mostActive: number
  mostAMinute: number
  taken: number
  called: number
  active: number
  rate: number
}

/** A row with `columns`: bigint counts are returned as text. */
type Row = { [Name in keyof Room]: Room[Name] extends number ? number | string : Room[Name] }

const columns = sql`id, mode, opened_at as "openedAt", most_active as "mostActive", most_a_minute as "mostAMinute",
  taken, called, active, rate`

const toRoom = ({ openedAt, mostActive, mostAMinute, taken, called, active, rate, ...row }: Row): Room => ({
  ...row,
  openedAt: openedAt && new Date(openedAt),
  mostActive: Number(mostActive),
  mostAMinute: Number(mostAMinute),
  taken: Number(taken),
  called: Number(called),
  active: Number(active),
  rate: Number(rate),
})

export const instantOf = (time: Date) => sql`${time.toISOString()}::timestamptz`

/** Returns every configured room. */
export const listRooms = async (db: Connection): Promise<Room[]> =>
  (await db.execute<Row>(sql`select ${columns} from waiting_rooms order by id`)).map(toRoom)

/**
 * Admits buyers in order of their numbers: frees spent and expired seats, readmits returned buyers
 * who lost a seat before ordering, then calls new numbers within the capacity and the calls per
 * minute. One statement for all rooms and processes: the first in a second does it, and the row's
 * lock decides. Returns the changed rooms.
 * @param pace fraction of the calls per minute that is currently allowed.
 */
export async function advanceRooms(db: Connection, now: Date, pace = 1): Promise<Room[]> {
  const at = instantOf(now)
  const aMinute = sql`most_a_minute * ${pace}::double precision`
  const moved = await db.execute<Row>(sql`
    with due as materialized (
      select * from waiting_rooms
      where opened_at is not null and advanced_at <= ${at} - interval '900 ms'
      for update skip locked
    ), gone as (
      delete from waiting_seats using due where room_id = due.id and until <= ${at} returning room_id, number, until
    ), absent as (
      insert into waiting_absences (room_id, number, until)
      select room_id, number, ${at} + make_interval(secs => ${KEPT_SECONDS}) from gone where until > '-infinity'
    ), forgotten as (
      delete from waiting_absences using due where room_id = due.id and until <= ${at}
    ), back as (
      select room_id, number, row_number() over (partition by room_id order by number) as turn
      from waiting_absences join due on due.id = room_id where until > ${at} and asked_at is not null
    ), budget as (
      select id, taken - called as waiting, rate, extract(epoch from ${at} - advanced_at) as passed,
        (select count(*) from gone where room_id = due.id) as gone,
        (select count(*) from back where room_id = due.id) as back,
        most_active - active + (select count(*) from gone where room_id = due.id) as free,
        least(
          greatest(1, ${aMinute} / ${SHARE_AT_ONCE}),
          allowance + ${aMinute} * extract(epoch from ${at} - advanced_at) / 60
        ) as allowance
      from due
    ), recalling as (
      select *, greatest(0, least(back, free, floor(allowance)::bigint)) as recalls from budget
    ), step as (
      select *, greatest(0, least(waiting, free - recalls, floor(allowance)::bigint - recalls)) as calls from recalling
    ), moved as (
      update waiting_rooms as room set
        called = room.called + calls,
        active = room.active - gone + recalls + calls,
        allowance = step.allowance - recalls - calls,
        rate = step.rate + (calls * 60 / passed - step.rate) * (1 - exp(-passed / 60)),
        advanced_at = ${at}
      from step where room.id = step.id
      returning room.*, calls
    ), recalled as (
      delete from waiting_absences as absence using back, step
      where back.room_id = step.id and back.turn <= step.recalls
        and absence.room_id = back.room_id and absence.number = back.number
      returning absence.room_id, absence.number
    ), seated as (
      insert into waiting_seats (room_id, number, until)
      select id, number, ${at} + make_interval(secs => ${ASKED_WITHIN_SECONDS})
      from moved, generate_series(called - calls + 1, called) as number
      union all
      select room_id, number, ${at} + make_interval(secs => ${ASKED_IN_BACKGROUND_WITHIN_SECONDS}) from recalled
    )
    select ${columns} from moved`)

  return moved.map(toRoom)
}

/** Divisor of a minute's calls: the maximum made at once after idle time. */
const SHARE_AT_ONCE = 12

/** Returns the estimated seconds until a place is called, at the recent rate. */
export const secondsUntil = (place: number, { rate, mostAMinute }: Pick<Room, 'rate' | 'mostAMinute'>) =>
  Math.ceil((place * 60) / Math.max(rate, mostAMinute / SLOWEST))

/**
 * Divisor of the configured rate: the minimum rate for estimates, so that a short pause does not
 * predict days.
 */
const SLOWEST = 20
