import type { TransactionSql } from 'postgres'
import { recordEvent } from '../audit/record-event'
import { writerOf } from './staging'

/**
 * Puts what the old shop had left of its goods on the shelves here, each item once. Goods that were sold here before lie on one
 * shelf with these: what the shop says here stands, and nothing is added. Call it in the transaction of the cut-over, behind the
 * last bundle; what open orders hold, the old shop has taken off its stock already.
 */
export async function countStock(tx: TransactionSql, { now }: { now: Date }) {
  const [sum] = await tx<{ items: number; pieces: number; matched: number }[]>`
    with counted as (
      insert into stock_counts (sku, counted, added, at)
      select v.sku, p.stock::int, case when a.matched then 0 else p.stock::int end, ${now.toISOString()}
      from migration.products p join migration.arrivals a on a.table_name = 'products' and a.key = p.id
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
 * Opens the shops that were moving, and puts their goods on sale but for those that may not be sold; a merchant who had closed
 * there is closed here. Whoever has blocked goods is written a letter with the list. Call it in the transaction of the cut-over,
 * behind `countStock`. No promotion is made: only what a creator promotes is in the catalogue that Pasar publishes.
 */
export async function openShops(tx: TransactionSql, { now }: { now: Date }) {
  const at = now.toISOString()
  const opened = await tx<{ closed: boolean }[]>`
    update shops set moving_since = null, closed_at = case when m.status = 'closed' then ${at}::timestamptz end
    from migration.arrivals a join migration.merchants m on m.id = a.key
    where a.table_name = 'merchants' and not a.matched and a.target = shops.id and shops.moving_since is not null
    returning shops.closed_at is not null as closed`
  const listed = await listGoods(tx)
  const [blocked] = await tx<{ goods: number }[]>`select count(distinct product_id)::int as goods from product_blocks`
  const letters = await writeLetters(tx, at)
  const detail = {
    shops: opened.length,
    closed: opened.filter(({ closed }) => closed).length,
    ...{ listed, blocked: blocked?.goods ?? 0, letters },
  }
  if (opened.length > 0) await recordEvent(writerOf(tx), { kind: 'migration_shops_opened', detail, at: now })

  return detail
}

/** Of shops that are open, what is not blocked and is still among what the old shop sold; gives how many went on sale. */
export async function listGoods(tx: TransactionSql) {
  const { count } = await tx`
    update products set delisted = shops.closed_at is not null, delisted_with_shop = shops.closed_at is not null
    from shops, migration.arrivals a join migration.products p on p.id = a.key
    where a.table_name = 'products' and not a.matched and a.target = products.id and shops.id = products.shop_id
      and shops.moving_since is null and products.delisted and not products.delisted_with_shop
      and not exists (select from product_blocks b where b.product_id = products.id)`

  return count
}

/** One a shop; the list itself is drawn up when the letter is sent. */
async function writeLetters(tx: TransactionSql, at: string) {
  const { count } = await tx`
    insert into mails (key, shop_id, recipient, kind, detail, created_at, due_at)
    select 'goods_blocked:' || r.shop_id, r.shop_id, r.email, 'goods_blocked', '{}', ${at}, ${at}
    from shop_registrations r join shops on shops.id = r.shop_id
    where shops.closed_at is null and exists (
      select from product_blocks b join products on products.id = b.product_id where products.shop_id = r.shop_id)
    on conflict do nothing`

  return count
}
