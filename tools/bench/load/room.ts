import type { Shop } from '@jembatan/buyer/shop'
import { withDatabase } from '../../dev/postgres/open-database'

type Room = { id: string; mostActive: number; mostAMinute: number }

/** Opens or closes a room as the back office does; processes notice it within a second. */
export const openRoom = ({ pasar }: Pick<Shop, 'pasar'>, { id, mostActive, mostAMinute }: Room) =>
  withDatabase(pasar.databaseUrl, async (sql) => {
    await sql`
      insert into waiting_rooms (id, mode, opened_at, most_active, most_a_minute, rate)
      values (${id}, 'open', now(), ${mostActive}, ${mostAMinute}, ${mostAMinute})
      on conflict (id) do update set mode = 'open', opened_at = now(), most_active = ${mostActive},
        most_a_minute = ${mostAMinute}, called = waiting_rooms.taken, rate = ${mostAMinute}`
    await untilRead()
  })

export const closeRoom = ({ pasar }: Pick<Shop, 'pasar'>, id: string) =>
  withDatabase(pasar.databaseUrl, async (sql) => {
    await sql`delete from waiting_rooms where id = ${id}`
    await untilRead()
  })

/** Twice the polling interval of a process. */
const untilRead = () => new Promise((resolve) => setTimeout(resolve, 2_000))

export const productOf = ({ pasar }: Pick<Shop, 'pasar'>, sku: string) =>
  withDatabase(pasar.databaseUrl, async (sql) =>
    String((await sql`select product_id from variants where sku = ${sku}`)[0]?.product_id),
  )
