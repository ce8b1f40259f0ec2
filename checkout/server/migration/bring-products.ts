import { missingStandards } from '@jembatan/contract/catalogue'
import type { Sql, TransactionSql } from 'postgres'
import type { BlockReason, Category, Standard } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { writerOf } from './staging'

/** Permendag 31/2023 Art. 19 [19/2026 Art. 23]: free on board, in US cents. */
const LEAST_FOB_CENTS = 10_000
/** Nobody weighed what the old shop sold; a parcel of this weight is what it charged for. */
const GRAMS = 500
const BATCH = 1000

/** What the old shop called them; a rule has set aside everything else. */
const CATEGORIES: Record<string, Category> = {
  kecantikan: 'beauty',
  makanan: 'food',
  mainan: 'toys',
  pakaian: 'fashion',
  rumah: 'home',
}
const ORIGINS: Record<string, string> = { Tiongkok: 'China' }

type StagedProduct = {
  id: number
  price: number
  sku: string
  name: string
  category: string
  origin: string
  crossBorder: boolean
  fobCents: number | null
  standard: Standard['kind'] | null
  standardNumber: string | null
  shopId: string
  shopName: string
}

type Block = { reason: BlockReason; detail: string }

/**
 * Brings the goods of merchants that have arrived. A SKU that its shop sells here already is the same, and stays as it is; one
 * that another shop sells is quarantined. What is new arrives off sale and without stock, which is counted at the cut-over,
 * and with every reason for which it may not be sold. Run again it brings what has changed.
 */
export const bringProducts = (sql: Sql, { now }: { now: Date }) =>
  sql.begin(async (tx) => {
    const at = now.toISOString()
    await setAsideTaken(tx)
    const { count: matched } = await tx`
      insert into migration.arrivals (table_name, key, target, matched, at)
      select 'products', p.id, v.product_id, true, ${at} from migration.products p
      join variants v on v.sku = p.sku join products own on own.id = v.product_id
      join migration.arrivals shop on shop.table_name = 'merchants' and shop.key = p.merchant_id and shop.target = own.shop_id
      on conflict do nothing`
    const { added, blocked } = await bringNew(tx, at)
    if (matched + added > 0)
      await recordEvent(writerOf(tx), {
        kind: 'migration_products_brought',
        detail: { matched, added, blocked },
        at: now,
      })

    return { matched, added, blocked }
  })

const setAsideTaken = (tx: TransactionSql) =>
  tx`
    with moved as (
      delete from migration.products p using variants v, products own, migration.arrivals shop
      where v.sku = p.sku and own.id = v.product_id and shop.table_name = 'merchants' and shop.key = p.merchant_id
        and shop.target <> own.shop_id
      returning p.*)
    insert into migration.set_aside (table_name, key, state, code, source, row)
    select 'products', id, 'quarantined', 'sku_taken', to_jsonb(moved), to_jsonb(moved) from moved
    on conflict (table_name, key) do update set state = excluded.state, code = excluded.code, row = excluded.row, at = now()`

async function bringNew(tx: TransactionSql, at: string) {
  let added = 0
  let blocked = 0
  for (let after = 0; ; ) {
    const batch = await readBatch(tx, after)
    const last = batch.at(-1)
    if (!last) return { added, blocked }
    after = last.id
    const goods = batch.map((product) => ({ ...toProduct(product), blocks: blocksOf(product) }))
    blocked += goods.filter(({ blocks }) => blocks.some(({ reason }) => reason !== 'picture_missing')).length
    added += await writeBatch(tx, goods, at)
  }
}

/** Those that are here by their own right are not among them. */
const readBatch = (tx: TransactionSql, after: number) =>
  tx<StagedProduct[]>`
    select p.id::float, p.price::float, p.sku, p.name, p.category, p.origin, p.cross_border as "crossBorder",
      p.fob_cents::int as "fobCents", p.standard, p.standard_number as "standardNumber", shops.id as "shopId",
      shops.name as "shopName"
    from migration.products p
    join migration.arrivals a on a.table_name = 'merchants' and a.key = p.merchant_id join shops on shops.id = a.target
    where p.id > ${after} and not exists (
      select from migration.arrivals own where own.table_name = 'products' and own.key = p.id and own.matched)
    order by p.id limit ${BATCH}`

const standardsOf = ({ standard, standardNumber }: StagedProduct): Standard[] =>
  standard && standardNumber ? [{ kind: standard, number: standardNumber }] : []

const categoryOf = ({ category }: StagedProduct) => CATEGORIES[category] ?? 'home'

/** Every reason, so that a merchant mends all at once. */
function blocksOf(product: StagedProduct): Block[] {
  const lacking = missingStandards({
    category: categoryOf(product),
    name: { id: product.name },
    standards: standardsOf(product),
  })
  const blocks: Block[] = lacking.map((detail) => ({ reason: 'standard_missing', detail }))
  if (product.crossBorder && product.fobCents === null)
    blocks.push({ reason: 'foreign_without_price_abroad', detail: '' })
  if (product.fobCents !== null && product.fobCents < LEAST_FOB_CENTS)
    blocks.push({ reason: 'foreign_under_100_usd', detail: (product.fobCents / 100).toFixed(2) })

  return [...blocks, { reason: 'picture_missing', detail: '' }]
}

function toProduct(product: StagedProduct) {
  const { id, sku, name, price, origin, shopId, shopName } = product

  return {
    ...{ key: id, sku, price, shopId, brand: shopName, name, origin, originEn: ORIGINS[origin] ?? origin },
    id: `pindahan-${id}`,
    category: categoryOf(product),
    standards: standardsOf(product),
  }
}

type Goods = ReturnType<typeof toProduct> & { blocks: Block[] }

async function writeBatch(tx: TransactionSql, goods: Goods[], at: string) {
  const rows = JSON.stringify(goods)
  await tx`
    insert into products (id, shop_id, brand, name_id, name_en, description_id, description_en, category, media, origin_id,
      origin_en, standards, delisted, position)
    select id, "shopId", brand, name, name, name, name, category, id, origin, "originEn", standards, true, key
    from jsonb_to_recordset(${rows}::text::jsonb) as g (key int, id text, "shopId" text, brand text, name text, category text,
      origin text, "originEn" text, standards jsonb)
    on conflict (id) do update set shop_id = excluded.shop_id, name_id = excluded.name_id, name_en = excluded.name_en,
      category = excluded.category, standards = excluded.standards, origin_id = excluded.origin_id,
      origin_en = excluded.origin_en`
  await tx`
    insert into variants (sku, product_id, price, weight_grams, available, position)
    select sku, id, price, ${GRAMS}, 0, 0 from jsonb_to_recordset(${rows}::text::jsonb) as g (id text, sku text, price int)
    on conflict (sku) do update set price = excluded.price`
  await tx`delete from product_blocks where product_id in (
    select id from jsonb_to_recordset(${rows}::text::jsonb) as g (id text))`
  await tx`
    insert into product_blocks (product_id, reason, detail, since)
    select g.id, b.reason, b.detail, ${at} from jsonb_to_recordset(${rows}::text::jsonb) as g (id text, blocks jsonb),
      jsonb_to_recordset(g.blocks) as b (reason text, detail text)`
  const { count } = await tx`
    insert into migration.arrivals (table_name, key, target, matched, at)
    select 'products', key, id, false, ${at} from jsonb_to_recordset(${rows}::text::jsonb) as g (key bigint, id text)
    on conflict do nothing`

  return count
}
