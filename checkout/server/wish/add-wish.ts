import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { TimelessBuyer } from '../context'
import { MOST_WISHES } from './limits'

type Wish = { productId: string }

/**
 * Adds a product to the wish list, once.
 * @throws {DomainError} `product_missing` when it is not on sale; `wishes_full` when the list is
 * full.
 */
export async function addWish({ db, sessionHash }: TimelessBuyer, { productId }: Wish) {
  const [{ exists, full } = { exists: false, full: false }] = await db.execute<{ exists: boolean; full: boolean }>(sql`
    with product as (select id from products where id = ${productId} and not delisted),
      others as (select product_id from wishes where session_hash = ${sessionHash} limit ${MOST_WISHES}),
      added as (
        insert into wishes (session_hash, product_id)
        select ${sessionHash}, id from product where (select count(*) from others) < ${MOST_WISHES}
        on conflict do nothing
      )
    select exists (select from product) as exists,
      (select count(*) = ${MOST_WISHES} and bool_and(product_id <> ${productId}) from others) as full`)
  if (!exists) throw new DomainError('not_found', 'product_missing', 'no such product is on sale')
  if (full) throw new DomainError('conflict', 'wishes_full', 'the wish list is full', { most: MOST_WISHES })
}
