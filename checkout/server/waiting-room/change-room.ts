import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import type { OperatorContext } from '../context'
import { INSIDE_SECONDS, instantOf, type Room, WHOLE_SHOP } from './rooms'

export type RoomSettings = Pick<Room, 'id' | 'mode' | 'mostActive' | 'mostAMinute'>

/**
 * Changes a room's settings. `open` opens it and `closed` closes it at once; an automatic room
 * stays as it is until the load decides.
 * @throws {DomainError} `product_missing` for a room of a product that this shop does not have.
 */
export async function changeRoom(
  { db, now, operator }: Pick<OperatorContext, 'db' | 'operator' | 'now'>,
  room: RoomSettings,
) {
  const { id, mode, mostActive, mostAMinute } = room
  await db.transaction(async (tx) => {
    const [row] = await tx.execute(
      sql`select 1 from products where id = ${id} union all select 1 where ${id} = ${WHOLE_SHOP}`,
    )
    if (!row) throw new DomainError('not_found', 'product_missing', 'there is no such product')

    await tx.execute(sql`
      insert into waiting_rooms (id, mode, most_active, most_a_minute)
      values (${id}, ${mode}, ${mostActive}, ${mostAMinute})
      on conflict (id) do update set
        mode = excluded.mode, most_active = excluded.most_active, most_a_minute = excluded.most_a_minute`)
    if (mode === 'open') await openRoom(tx, { id, now })
    if (mode === 'closed') await closeRoom(tx, { id, now })
    await recordEvent(tx, {
      kind: 'waiting_room_changed',
      detail: { room: id, mode, mostActive, mostAMinute, operator },
      at: now,
    })
  })
}

/** Opens or closes an automatic room because of the load. Another process may have been faster. */
export async function switchRoom(db: Database, { id, open, now }: { id: string; open: boolean; now: Date }) {
  await db.transaction(async (tx) => {
    const detail = { room: id, because: 'load' }
    if (open) {
      if (await openRoom(tx, { id, now, onlyIf: 'automatic' }))
        await recordEvent(tx, { kind: 'waiting_room_opened', detail, at: now })
    } else if (await closeRoom(tx, { id, now, onlyIf: 'automatic' }))
      await recordEvent(tx, { kind: 'waiting_room_closed', detail, at: now })
  })
}

type Switched = { id: string; now: Date; onlyIf?: Room['mode'] }

/**
 * Opens a room: new visitors take a number, and numbers of a previous opening count as called.
 * Baskets in checkout continue without a seat: the most recently filled ones, up to the capacity.
 * The others wait.
 */
async function openRoom(tx: Connection, { id, now, onlyIf }: Switched) {
  const [opened] = await tx.execute<{ mostActive: number }>(sql`
    update waiting_rooms set
      opened_at = ${instantOf(now)}, advanced_at = ${instantOf(now)}, called = taken, allowance = 0, rate = most_a_minute
    where id = ${id} and opened_at is null and (${onlyIf === undefined} or mode = ${onlyIf ?? 'open'})
    returning most_active as "mostActive"`)
  if (!opened) return false

  const since = new Date(now.getTime() - INSIDE_SECONDS * 1000)
  await tx.execute(sql`
    insert into waiting_insiders (room_id, basket_id)
    select ${id}, id from baskets
    where state = 'open' and filled_at between ${instantOf(since)} and ${instantOf(now)} and (${id} = ${WHOLE_SHOP} or exists (
      select from basket_lines join variants using (sku) where basket_id = baskets.id and product_id = ${id}
    ))
    order by filled_at desc limit ${opened.mostActive}`)

  return true
}

/** Closes a room: visitors pass without a seat, and seats and places are deleted. */
async function closeRoom(tx: Connection, { id, onlyIf }: Switched) {
  const closed = await tx.execute(sql`
    update waiting_rooms set opened_at = null, active = 0
    where id = ${id} and opened_at is not null and (${onlyIf === undefined} or mode = ${onlyIf ?? 'open'}) returning id`)
  if (closed.length > 0) {
    for (const table of [sql`waiting_seats`, sql`waiting_absences`, sql`waiting_insiders`])
      await tx.execute(sql`delete from ${table} where room_id = ${id}`)
  }

  return closed.length > 0
}
