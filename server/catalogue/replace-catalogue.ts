import type { Catalogue } from '@jembatan/contract/catalogue'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueShops, catalogueVariants } from '@/db/schema'

/** Part of a transaction of the caller: readers see the old catalogue or the new one, never a mixture. */
export async function replaceCatalogue(transaction: Pick<Database, 'insert' | 'delete'>, catalogue: Catalogue) {
  for (const table of [cataloguePromos, catalogueVariants, catalogueProducts, catalogueShops])
    await transaction.delete(table)

  await transaction.insert(catalogueShops).values(catalogue.shops)
  await transaction.insert(catalogueProducts).values(catalogue.products.map(toProductRow))
  await transaction.insert(catalogueVariants).values(catalogue.products.flatMap(toVariantRows))
  if (catalogue.promos.length > 0) await transaction.insert(cataloguePromos).values(catalogue.promos)
}

type Product = Catalogue['products'][number]

const toProductRow = ({ name, description, origin, variants: _, ...product }: Product) => ({
  ...product,
  nameId: name.id,
  nameEn: name.en,
  descriptionId: description.id,
  descriptionEn: description.en,
  originId: origin.id,
  originEn: origin.en,
})

const toVariantRows = (product: Product) =>
  product.variants.map(({ label, price, ...variant }) => ({
    ...variant,
    productId: product.id,
    labelId: label?.id ?? null,
    labelEn: label?.en ?? null,
    price: price.amount,
    currency: price.currency,
  }))
