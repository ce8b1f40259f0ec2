import type { Sql, TransactionSql } from 'postgres'
import { recordEvent } from '../audit/record-event'
import { personOf } from './person-of'
import { writerOf } from './staging'
import { takeKeys } from './take-keys'

const BATCH = 5000

/** Beside the keys that changed: of reviews whose order or product has not arrived, for the next run. */
const WAITING = 'reviews waiting'

/**
 * Brings what buyers said to the line of the order that it is about, once that has arrived, under the buyer's short name where
 * they said yes to being brought over, and under none else. Run again it brings what changed, and takes back what is gone there.
 */
export async function bringReviews(sql: Sql, { now }: { now: Date }) {
  await sql.begin(callWaiting)

  return bringBatches(() => sql.begin((tx) => bringBatch(tx, now)))
}

/** At the cut-over, of orders that came in this transaction: when they have an end, somebody has said something of them. */
export async function bringLastReviews(tx: TransactionSql, { now }: { now: Date }) {
  await callWaiting(tx)

  return bringBatches(() => bringBatch(tx, now))
}

const callWaiting = (tx: TransactionSql) => tx`
  with waiting as (delete from migration.changed where table_name = ${WAITING} returning key)
  insert into migration.changed (table_name, key) select 'reviews', key from waiting on conflict do nothing`

async function bringBatches(next: () => ReturnType<typeof bringBatch>) {
  const brought = { added: 0, changed: 0, removed: 0 }
  for (let batch = await next(); batch; batch = await next()) {
    brought.added += batch.added
    brought.changed += batch.changed
    brought.removed += batch.removed
  }

  return brought
}

async function bringBatch(tx: TransactionSql, now: Date) {
  if ((await takeKeys(tx, { table: 'reviews', most: BATCH })) === 0) return undefined
  const at = now.toISOString()
  const { count: removed } = await removeGone(tx)
  const { count: written } = await write(tx)
  const { count: added } = await tx`
    insert into migration.arrivals (table_name, key, target, matched, at)
    select 'reviews', r.id, own.id::text, false, ${at} from ${HOMES(tx)}
    join reviews own on own.order_id = line.order_id and own.sku = line.sku
    on conflict do nothing`
  await tx`
    insert into migration.changed (table_name, key)
    select ${WAITING}, r.id from taken join migration.reviews r on r.id = taken.key
    where not exists (select from migration.arrivals a where a.table_name = 'reviews' and a.key = r.id)
    on conflict do nothing`
  const brought = { added, changed: written - added, removed }
  if (written + removed > 0)
    await recordEvent(writerOf(tx), { kind: 'migration_reviews_brought', detail: brought, at: now })

  return brought
}

/** What was said of the taken keys, with the line that it is about, by the SKU that is sold here. */
const HOMES = (tx: TransactionSql) => tx`
  taken join migration.reviews r on r.id = taken.key
  join migration.arrivals ordered on ordered.table_name = 'orders' and ordered.key = r.order_id
  join migration.arrivals product on product.table_name = 'products' and product.key = r.product_id
  join order_lines line on line.order_id = ordered.target and line.product_id = product.target
  join variants on variants.sku = line.sku`

/** Only what has changed is written: a review that is written anew is counted anew. */
const write = (tx: TransactionSql) => tx`
  insert into reviews as own (product_id, order_id, sku, stars, body, language, author, created_at)
  select line.product_id, line.order_id, line.sku, r.rating, nullif(btrim(r.words), ''), 'id', migration.named_briefly(buyer.name),
    r.written_at
  from ${HOMES(tx)} left join moved_persons buyer on buyer.id = ${tx.unsafe(personOf('r.shopper_id'))}
  order by r.written_at, r.id
  on conflict (order_id, sku) do update set stars = excluded.stars, body = excluded.body, author = excluded.author
  where (own.stars, own.body, own.author) is distinct from (excluded.stars, excluded.body, excluded.author)`

/** Of a row that is gone, or set aside by now. */
const removeGone = (tx: TransactionSql) => tx`
  with gone as (
    delete from migration.arrivals a using taken
    where a.table_name = 'reviews' and a.key = taken.key and not exists (
      select from migration.reviews r where r.id = taken.key)
    returning a.target::bigint as id)
  delete from reviews using gone where reviews.id = gone.id`
