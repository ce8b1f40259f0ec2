import type { Sql, TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { claimKeys } from './claim-keys'
import { personOf } from './person-of'

const BATCH = 5000

/**
 * Queue of reviews whose order or product is not imported yet, for the next run; besides the
 * changed keys.
 */
const WAITING = 'reviews waiting'

/**
 * Imports reviews to their imported order line, with the buyer's short name if they consented.
 * Repeated calls import changes and delete reviews that no longer exist in the old shop.
 */
export async function importReviews(sql: Sql, { now }: { now: Date }) {
  await sql.begin(requeueWaiting)

  return importBatches(() => sql.begin((tx) => importBatch(tx, now)))
}

/** At the cut-over: imports reviews of orders that this transaction imports. */
export async function importLastReviews(tx: TransactionSql, { now }: { now: Date }) {
  await requeueWaiting(tx)

  return importBatches(() => importBatch(tx, now))
}

const requeueWaiting = (tx: TransactionSql) => tx`
  with waiting as (delete from migration.changed where table_name = ${WAITING} returning key)
  insert into migration.changed (table_name, key) select 'reviews', key from waiting on conflict do nothing`

async function importBatches(next: () => ReturnType<typeof importBatch>) {
  const imported = { added: 0, changed: 0, removed: 0 }
  for (let batch = await next(); batch; batch = await next()) {
    imported.added += batch.added
    imported.changed += batch.changed
    imported.removed += batch.removed
  }

  return imported
}

async function importBatch(tx: TransactionSql, now: Date) {
  if ((await claimKeys(tx, { table: 'reviews', most: BATCH })) === 0) return undefined
  const at = now.toISOString()
  const removed = await removeStale(tx)
  const { count } = await tx`
    insert into reviews as own (product_id, order_id, sku, stars, body, language, author, created_at)
    select line.product_id, line.order_id, line.sku, r.rating, nullif(btrim(r.words), ''), 'id',
      migration.named_briefly(buyer.name), r.written_at
    from ${claimedReviews} left join lateral (
      select name from migrated_persons where id = ${personOf(fragment`r.shopper_id`)} offset 0) as buyer on true
    order by r.written_at, r.id
    on conflict (order_id, sku) do update set stars = excluded.stars, body = excluded.body, author = excluded.author,
      created_at = excluded.created_at
    -- A review that is written anew is counted anew.
    where (own.stars, own.body, own.author, own.created_at)
      is distinct from (excluded.stars, excluded.body, excluded.author, excluded.created_at)`
  const { count: added } = await tx`
    insert into migration.imported (table_name, key, target, matched, at)
    select 'reviews', r.id, own.id::text, false, ${at} from ${claimedReviews}
    cross join lateral (select id from reviews where order_id = line.order_id and sku = line.sku offset 0) as own
    on conflict do nothing`
  await tx`
    insert into migration.changed (table_name, key)
    select ${WAITING}, r.id from claimed
    cross join lateral (select id from migration.reviews where id = claimed.key offset 0) as r
    where (select key from migration.imported where table_name = 'reviews' and key = r.id) is null
    on conflict do nothing`
  const imported = { added, changed: count - added, removed }
  if (count + removed > 0)
    await recordEvent(writerOf(tx), { kind: 'migration_reviews_imported', detail: imported, at: now })

  return imported
}

/**
 * The claimed reviews with their lines, by the SKU on sale here. Look-ups by key: the statistics of
 * freshly grown tables are wrong, and a scan would read other batches' rows.
 */
const claimedReviews = fragment`claimed
  cross join lateral (select * from migration.reviews where id = claimed.key offset 0) as r
  cross join lateral (
    select target from migration.imported where table_name = 'orders' and key = r.order_id offset 0) as ordered
  cross join lateral (
    select target from migration.imported where table_name = 'products' and key = r.product_id offset 0) as product
  cross join lateral (
    select order_id, sku, product_id from order_lines
    where order_id = ordered.target and product_id = product.target offset 0) as line
  cross join lateral (select from variants where sku = line.sku offset 0) as sold`

/** Deletes reviews whose row is deleted or quarantined, or refers to another line than before. */
async function removeStale(tx: TransactionSql) {
  const { count } = await tx`
    with said as materialized (select r.id as key, line.order_id, line.sku from ${claimedReviews}),
    lost as (
      select claimed.key from claimed left join said on said.key = claimed.key
      left join lateral (
        select own.order_id, own.sku from migration.imported a join reviews own on own.id = a.target::bigint
        where a.table_name = 'reviews' and a.key = claimed.key offset 0) as own on true
      where said.key is null or (own.order_id, own.sku) is distinct from (said.order_id, said.sku)),
    gone as (
      delete from migration.imported a using lost where a.table_name = 'reviews' and a.key = lost.key
      returning a.target::bigint as id)
    delete from reviews using gone where reviews.id = gone.id`

  return count
}
