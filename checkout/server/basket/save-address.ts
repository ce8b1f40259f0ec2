import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { parseAddress, type TypedAddress } from '../delivery/parse-address'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'

type SaveAddress = OwnBasket & { address: TypedAddress; now: Date }

/**
 * Where the basket goes. A courier that was chosen stays chosen.
 * @throws {DomainError} `address_invalid` with what is wrong at each field.
 */
export async function saveAddress(db: Database, { address, now, ...own }: SaveAddress) {
  const parsed = parseAddress(address)
  if (await save(db, { ...own, ...parsed, now })) return

  await lockOpenBasketOrThrow(db, own)
  throw new DomainError('invalid', 'address_invalid', 'no such area', { areaId: 'missing' })
}

type Save = OwnBasket & ReturnType<typeof parseAddress> & { now: Date }

/** One statement, under the basket's lock. Nothing is saved for a basket that is not this session's or not open, or an area that is none. */
async function save(db: Connection, { basketId, sessionHash, now, ...delivery }: Save) {
  const { recipient, phone, areaId, street, rtRw, landmark, courierNote } = delivery
  const saved = await db.execute(sql`
    with basket as (
      update baskets set version = version + 1
      where id = ${basketId} and session_hash = ${sessionHash} and state = 'open' returning id
    )
    insert into basket_deliveries
      (basket_id, recipient, phone, area_id, street, rt_rw, landmark, courier_note, updated_at)
    select basket.id, ${recipient}, ${phone}, areas.id, ${street}, ${rtRw}, ${landmark}, ${courierNote},
      ${now.toISOString()}::timestamptz
    from basket, areas where areas.id = ${areaId}
    on conflict (basket_id) do update set
      recipient = excluded.recipient, phone = excluded.phone, area_id = excluded.area_id, street = excluded.street,
      rt_rw = excluded.rt_rw, landmark = excluded.landmark, courier_note = excluded.courier_note,
      updated_at = excluded.updated_at
    returning basket_id`)

  return saved.length > 0
}
