import type { Catalogue } from '@jembatan/contract/catalogue'
import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueVariants } from '@/db/schema'

type Item = { sku: string; name: string; price: number; stock: 'available' | 'low' | 'sold_out' }

/** The differences between a new catalogue and the current one, by item. */
export type CatalogueChanges = {
  added: Item[]
  delisted: Item[]
  /** The new item, with its previous price and stock. */
  changed: (Item & { from: Pick<Item, 'price' | 'stock'> })[]
  promos: { started: string[]; ended: string[] }
  unchanged: number
}

export async function compareCatalogue(
  db: Pick<Database, 'select'>,
  { shop, catalogue }: { shop: string; catalogue: Catalogue },
): Promise<CatalogueChanges> {
  const [now, codes] = [await readItems(db, shop), await readCodes(db, shop)]
  const current = new Map(now.map((item) => [item.sku, item]))
  const coming = catalogue.products.flatMap(itemsOf)
  const skus = new Set(coming.map(({ sku }) => sku))
  const changed = coming.flatMap((item) => {
    const from = current.get(item.sku)
    return from && (from.price !== item.price || from.stock !== item.stock) ? [{ ...item, from }] : []
  })
  const added = coming.filter(({ sku }) => !current.has(sku))
  const comingCodes = new Set(catalogue.promos.map(({ code }) => code))

  return {
    added,
    changed,
    delisted: now.filter(({ sku }) => !skus.has(sku)),
    promos: {
      started: [...comingCodes].filter((code) => !codes.includes(code)),
      ended: codes.filter((code) => !comingCodes.has(code)),
    },
    unchanged: coming.length - added.length - changed.length,
  }
}

const itemsOf = ({ name, variants }: Catalogue['products'][number]): Item[] =>
  variants.map(({ sku, label, price, stock }) => ({ sku, name: named(name.id, label?.id), price: price.amount, stock }))

const named = (name: string, label: string | null | undefined) => (label ? `${name} · ${label}` : name)

async function readItems(db: Pick<Database, 'select'>, shop: string): Promise<Item[]> {
  const rows = await db
    .select({ variant: catalogueVariants, name: catalogueProducts.nameId })
    .from(catalogueVariants)
    .innerJoin(
      catalogueProducts,
      and(eq(catalogueProducts.shop, catalogueVariants.shop), eq(catalogueProducts.id, catalogueVariants.productId)),
    )
    .where(eq(catalogueVariants.shop, shop))
    .orderBy(catalogueVariants.sku)

  return rows.map(({ variant: { sku, price, stock, labelId }, name }) => ({
    sku,
    name: named(name, labelId),
    price,
    stock,
  }))
}

async function readCodes(db: Pick<Database, 'select'>, shop: string) {
  const rows = await db
    .select({ code: cataloguePromos.code })
    .from(cataloguePromos)
    .where(eq(cataloguePromos.shop, shop))

  return rows.map(({ code }) => code)
}
