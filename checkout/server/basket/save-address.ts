import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import type { Buyer } from '../context'
import { parseAddress, type TypedAddress } from '../delivery/parse-address'
import { findOrThrow } from '../delivery/saved-addresses'
import { lockOpenBasketOrThrow, type OfBasket, type OwnBasket } from './lock-open-basket'

type SaveAddress = OfBasket & { address: TypedAddress }

/**
 * Saves the delivery address of a basket; placing the order saves it for later orders. Chosen
 * couriers stay chosen.
 * @throws {DomainError} `address_invalid` with an error code by field.
 */
export async function saveAddress({ db, now, sessionHash }: Buyer, { address, basketId }: SaveAddress) {
  const own = { basketId, sessionHash }
  const parsed = parseAddress(address)
  if (await save(db, { ...own, ...parsed, now })) return

  await lockOpenBasketOrThrow(db, own)
  throw new DomainError('invalid', 'address_invalid', 'no such area', { areaId: 'missing' })
}

type UseSaved = OfBasket & { addressId: string }

/**
 * Saves a previous address of this buyer as the basket's. @throws {DomainError} `address_missing`
 */
export async function takeSavedAddress({ db, now, sessionHash }: Buyer, { addressId, basketId }: UseSaved) {
  const own = { basketId, sessionHash }
  const saved = await findOrThrow(db, { sessionHash: own.sessionHash, id: addressId })
  if (await save(db, { ...own, ...saved, now })) return

  await lockOpenBasketOrThrow(db, own)
  throw new Error('a saved address names an area that is not there')
}

type Save = OwnBasket & ReturnType<typeof parseAddress> & { now: Date }

/**
 * One statement under the basket's lock. Saves nothing when the basket is another session's or not
 * open, or the area is unknown.
 */
async function save(db: Connection, { basketId, sessionHash, now, ...delivery }: Save) {
  const { recipient, phone, email, areaId, street, rtRw, landmark, courierNote } = delivery
  const at = sql`${now.toISOString()}::timestamptz`
  const saved = await db.execute(sql`
    with basket as (
      update baskets set version = version + 1
      where id = ${basketId} and session_hash = ${sessionHash} and state = 'open' returning id
    ), address as (
      select basket.id as basket_id, ${recipient} as recipient, ${phone} as phone, ${email}::text as email, areas.id as area_id,
        ${street} as street, ${rtRw}::text as rt_rw, ${landmark}::text as landmark, ${courierNote}::text as courier_note
      from basket, areas where areas.id = ${areaId}
    )
    insert into basket_deliveries
      (basket_id, recipient, phone, email, area_id, street, rt_rw, landmark, courier_note, updated_at)
    select address.*, ${at} from address
    on conflict (basket_id) do update set
      recipient = excluded.recipient, phone = excluded.phone, email = excluded.email, area_id = excluded.area_id,
      street = excluded.street, rt_rw = excluded.rt_rw, landmark = excluded.landmark, courier_note = excluded.courier_note,
      updated_at = excluded.updated_at
    returning basket_id`)

  return saved.length > 0
}
