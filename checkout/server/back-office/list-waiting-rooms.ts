import { inArray } from 'drizzle-orm'
import { products } from '@/db/schema'
import type { Context } from '../context'
import { listRooms, type Room, secondsUntil, WHOLE_SHOP } from '../waiting-room/rooms'

/** Settings of a room that was never configured, for a small machine. */
const UNSET = { mode: 'closed', openedAt: null, mostActive: 100, mostAMinute: 120 } as const
const NOBODY = { taken: 0, called: 0, active: 0, rate: 0 }

/**
 * Lists the rooms, the whole shop's first, with the number of waiting buyers and the last one's
 * estimated minutes.
 */
export async function listWaitingRooms({ db }: Pick<Context, 'db'>) {
  const rooms = await listRooms(db)
  const names = await db
    .select({ id: products.id, name: { id: products.nameId, en: products.nameEn } })
    .from(products)
    .where(inArray(products.id, [WHOLE_SHOP, ...rooms.map(({ id }) => id)]))
  const whole: Room = rooms.find(({ id }) => id === WHOLE_SHOP) ?? { id: WHOLE_SHOP, ...UNSET, ...NOBODY }

  return [whole, ...rooms.filter(({ id }) => id !== WHOLE_SHOP)].map(({ openedAt, taken, called, ...room }) => ({
    ...room,
    openedAt: openedAt?.toISOString() ?? null,
    name: names.find(({ id }) => id === room.id)?.name ?? null,
    waiting: taken - called,
    minutes: Math.ceil(secondsUntil(taken - called, room) / 60),
  }))
}
