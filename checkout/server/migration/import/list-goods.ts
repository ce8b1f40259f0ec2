import type { TransactionSql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'

/**
 * Adds the old shop's remaining stock, once per item. Goods that were already sold here share the
 * same stock: Pasar's count stays and nothing is added. Call it in the transaction of the cut-over,
 * after the last bundle. The old shop's count already excludes the pieces of open orders.
 */
export async function countStock(tx: TransactionSql, { now }: { now: Date }) {
  const [sum] = await tx<{ items: number; pieces: number; matched: number }[]>`
    with counted as (
      insert into stock_counts (sku, counted, added, at)
      select v.sku, p.stock::int, case when a.matched then 0 else p.stock::int end, ${now.toISOString()}
      from migration.products p join migration.imported a on a.table_name = 'products' and a.key = p.id
      join variants v on v.sku = p.sku and v.product_id = a.target
      on conflict do nothing returning sku, counted, added),
    shelved as (
      update variants set available = available + added from counted where variants.sku = counted.sku and added > 0)
    select count(*)::int as items, coalesce(sum(added), 0)::float as pieces,
      (count(*) filter (where added <> counted))::int as matched from counted`
  if (!sum) throw new Error('stock was not counted')
  if (sum.items > 0) await recordEvent(writerOf(tx), { kind: 'migration_stock_counted', detail: { ...sum }, at: now })

  return sum
}

/**
 * Puts imported goods of open shops on sale, except blocked ones and those that the old shop no
 * longer sells. Returns how many.
 */
export async function listGoods(tx: TransactionSql) {
  const { count } = await tx`
    update products set delisted = shops.closed_at is not null, delisted_with_shop = shops.closed_at is not null
    from shops, migration.imported a join migration.products p on p.id = a.key
    where a.table_name = 'products' and not a.matched and a.target = products.id and shops.id = products.shop_id
      and shops.importing_since is null and products.delisted and not products.delisted_with_shop
      and not exists (select from product_blocks b where b.product_id = products.id)`

  return count
}
