import { missingStandards } from '@jembatan/contract/catalogue'
import type { Sql, TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import type { BlockReason, Category, ProofKind, Standard } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { blocksOf } from '../../catalogue/blocked/block-reasons'
import { writerOf } from '../../change-log/writer-of'
import { readPhase } from '../staging/phase'
import { holdBack } from '../validation/validate-rows'
import { claimKeys } from './claim-keys'
import { importPictures } from './import-pictures'
import { countStock, listGoods } from './list-goods'

/** The old shop recorded no weights and charged for a parcel of this weight. */
const GRAMS = 500
const BATCH = 1000

/** By the old shop's names; a rule quarantines all others. */
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
  picture: string | null
  shopId: string
  shopName: string
  /** Proofs that the merchant has submitted here since. */
  proofs: Partial<Record<ProofKind, string>>
}

export type ImportedProducts = { matched: number; added: number; blocked: number }

/**
 * Imports the goods of imported merchants, with their pictures. A SKU that its shop already sells
 * here is the same product and stays unchanged; one that another shop sells is quarantined. A new
 * product is off sale without stock, which the cut-over counts, and gets its blocking reasons.
 * After the cut-over only products that were never imported are imported; they go on sale at once.
 */
export async function importProducts(sql: Sql, { now }: { now: Date }): Promise<ImportedProducts> {
  const imported = { matched: 0, added: 0, blocked: 0 }
  await importPictures(sql)
  for (let more = true; more; ) {
    more = await sql.begin(async (tx) => {
      const claimed = await claimKeys(tx, { table: 'products', most: BATCH })
      if (claimed === 0) return false
      const { matched, added, blocked } = await importClaimed(tx, now)
      imported.matched += matched
      imported.added += added
      imported.blocked += blocked
      return true
    })
  }
  if (imported.matched + imported.added > 0)
    await sql.begin((tx) =>
      recordEvent(writerOf(tx), { kind: 'migration_products_imported', detail: { ...imported }, at: now }),
    )

  return imported
}

async function importClaimed(tx: TransactionSql, now: Date): Promise<ImportedProducts> {
  const at = now.toISOString()
  await quarantineDuplicateSkus(tx)
  const { count: matched } = await tx`
    insert into migration.imported (table_name, key, target, matched, at)
    select 'products', p.id, v.product_id, true, ${at} from migration.products p join claimed on claimed.key = p.id
    join variants v on v.sku = p.sku join products own on own.id = v.product_id
    join migration.imported shop on shop.table_name = 'merchants' and shop.key = p.merchant_id and shop.target = own.shop_id
    on conflict do nothing`
  // Since the cut-over, Pasar's own stock is authoritative.
  const isOpen = (await readPhase(tx)).phase === 'open'
  const goods = (await readClaimed(tx, isOpen)).map((product) => ({
    ...toProduct(product),
    blocks: blocksOfStaged(product),
  }))
  const added = goods.length > 0 ? await writeBatch(tx, goods, at) : 0
  if (isOpen) {
    await countStock(tx, { now })
    await listGoods(tx)
  }

  return { matched, added, blocked: goods.filter(({ blocks }) => blocks.length > 0).length }
}

const quarantineDuplicateSkus = (tx: TransactionSql) =>
  tx`${holdBack({
    table: 'products',
    code: 'sku_taken',
    state: 'quarantined',
    using: fragment`using claimed, variants v, products own, migration.imported shop`,
    which: fragment`claimed.key = r.id and v.sku = r.sku and own.id = v.product_id and shop.table_name = 'merchants'
      and shop.key = r.merchant_id and shop.target <> own.shop_id`,
  })}`

/**
 * Excludes products that Pasar already sold, and since the cut-over all products imported before.
 */
const readClaimed = (tx: TransactionSql, isOpen: boolean) =>
  tx<StagedProduct[]>`
    select p.id::float, p.price::float, p.sku, p.name, p.category, p.origin, p.cross_border as "crossBorder",
      p.fob_cents::int as "fobCents", p.standard, p.standard_number as "standardNumber", p.picture, shops.id as "shopId",
      shops.name as "shopName", coalesce((
        select jsonb_object_agg(proof.kind, proof.value) from product_proofs proof
        where proof.product_id = own.target), '{}') as proofs
    from migration.products p join claimed on claimed.key = p.id
    join migration.imported a on a.table_name = 'merchants' and a.key = p.merchant_id join shops on shops.id = a.target
    left join migration.imported own on own.table_name = 'products' and own.key = p.id
    where own.key is null or (not own.matched and not ${isOpen})
    order by p.id`

const categoryOf = ({ category }: StagedProduct) => CATEGORIES[category] ?? 'home'

function standardsOf({ standard, standardNumber, proofs }: StagedProduct): Standard[] {
  const came: Standard[] = standard && standardNumber ? [{ kind: standard, number: standardNumber }] : []
  const handedIn = (['BPOM', 'HALAL', 'SNI', 'PIRT'] as const).flatMap((kind) =>
    proofs[kind] === undefined ? [] : [{ kind, number: proofs[kind] }],
  )

  return [...came.filter(({ kind }) => proofs[kind] === undefined), ...handedIn]
}

const blocksOfStaged = (product: StagedProduct) =>
  blocksOf({
    lacking: missingStandards({
      category: categoryOf(product),
      name: { id: product.name },
      standards: standardsOf(product),
    }),
    fromAbroad: product.crossBorder,
    fobCents: product.proofs.fob_cents === undefined ? product.fobCents : Number(product.proofs.fob_cents),
    hasPicture: (product.proofs.picture ?? product.picture) !== null,
  })

function toProduct(product: StagedProduct) {
  const { id, sku, name, price, origin, shopId, shopName, proofs, picture } = product

  return {
    key: id,
    sku,
    price,
    shopId,
    brand: shopName,
    name,
    origin,
    originEn: ORIGINS[origin] ?? origin,
    id: `pindahan-${id}`,
    media: proofs.picture ?? picture ?? `pindahan-${id}`,
    category: categoryOf(product),
    standards: standardsOf(product),
  }
}

type Goods = ReturnType<typeof toProduct> & { blocks: { reason: BlockReason; detail: string }[] }

async function writeBatch(tx: TransactionSql, goods: Goods[], at: string) {
  const rows = JSON.stringify(goods)
  await tx`
    insert into products (id, shop_id, brand, name_id, name_en, description_id, description_en, category, media, origin_id,
      origin_en, standards, delisted, position)
    select id, "shopId", brand, name, name, name, name, category, media, origin, "originEn", standards, true, key
    from jsonb_to_recordset(${rows}::text::jsonb) as g (key int, id text, "shopId" text, brand text, name text, category text,
      media text, origin text, "originEn" text, standards jsonb)
    on conflict (id) do update set shop_id = excluded.shop_id, name_id = excluded.name_id, name_en = excluded.name_en,
      category = excluded.category, media = excluded.media, standards = excluded.standards, origin_id = excluded.origin_id,
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
    insert into migration.imported (table_name, key, target, matched, at)
    select 'products', key, id, false, ${at} from jsonb_to_recordset(${rows}::text::jsonb) as g (key bigint, id text)
    on conflict do nothing`

  return count
}
