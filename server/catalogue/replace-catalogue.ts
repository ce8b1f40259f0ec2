import type { Catalogue } from '@jembatan/contract/catalogue'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueSellers, catalogueVariants } from '@/db/schema'

/**
 * Replaces one shop's catalogue and no other's. Runs in the caller's transaction: readers see the
 * old catalogue or the new one, never a mixture.
 */
export async function replaceCatalogue(
  transaction: Pick<Database, 'insert' | 'delete'>,
  { shop, catalogue }: { shop: string; catalogue: Catalogue },
) {
  for (const table of [cataloguePromos, catalogueVariants, catalogueProducts, catalogueSellers])
    await transaction.delete(table).where(eq(table.shop, shop))

  const ofThisShop = <Row>(rows: Row[]) => rows.map((row) => ({ ...row, shop }))
  await transaction.insert(catalogueSellers).values(ofThisShop(catalogue.shops))
  await transaction.insert(catalogueProducts).values(ofThisShop(catalogue.products.map(toProductRow)))
  await transaction.insert(catalogueVariants).values(ofThisShop(catalogue.products.flatMap(toVariantRows)))
  if (catalogue.promos.length > 0) await transaction.insert(cataloguePromos).values(ofThisShop(catalogue.promos))
}

type Product = Catalogue['products'][number]

const toProductRow = ({ shopId, name, description, origin, variants: _, ...product }: Product) => ({
  ...product,
  sellerId: shopId,
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
