import type { TransactionSql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { listGoods } from '../import/list-goods'

/**
 * Opens the migrated shops and puts their goods on sale, except blocked ones; merchants who had
 * closed stay closed. Merchants with blocked goods get a mail with the list. Call it in the
 * transaction of the cut-over, after `countStock`. Creates no promotions: Pasar's catalogue
 * contains only goods that a creator promotes.
 */
export async function openShops(tx: TransactionSql, { now }: { now: Date }) {
  const at = now.toISOString()
  const opened = await tx<{ closed: boolean }[]>`
    update shops set importing_since = null, closed_at = case when m.status = 'closed' then ${at}::timestamptz end
    from migration.imported a join migration.merchants m on m.id = a.key
    where a.table_name = 'merchants' and not a.matched and a.target = shops.id and shops.importing_since is not null
    returning shops.closed_at is not null as closed`
  const listed = await listGoods(tx)
  const [blocked] = await tx<{ goods: number }[]>`select count(distinct product_id)::int as goods from product_blocks`
  const emails = await writeMails(tx, at)
  const detail = {
    shops: opened.length,
    closed: opened.filter(({ closed }) => closed).length,
    listed,
    blocked: blocked?.goods ?? 0,
    emails,
  }
  if (opened.length > 0) await recordEvent(writerOf(tx), { kind: 'migration_shops_opened', detail, at: now })

  return detail
}

/** One mail per shop; its list is read when the mail is sent. */
async function writeMails(tx: TransactionSql, at: string) {
  const { count } = await tx`
    insert into mails (key, shop_id, recipient, kind, detail, created_at, due_at)
    select 'goods_blocked:' || r.shop_id, r.shop_id, r.email, 'goods_blocked', '{}', ${at}, ${at}
    from shop_registrations r join shops on shops.id = r.shop_id
    where shops.closed_at is null and exists (
      select from product_blocks b join products on products.id = b.product_id where products.shop_id = r.shop_id)
    on conflict do nothing`

  return count
}
