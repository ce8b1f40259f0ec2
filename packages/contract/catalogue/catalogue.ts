import { z } from 'zod'
import { skuSchema as sku } from '../handoff/claims'
import { missingStandards } from './required-standards'

const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const slug = z.string().regex(/^[a-z0-9-]{1,64}$/)
/** Rupiah amounts have no minor unit: 1 is one rupiah. */
const rupiah = z.number().int().min(0).max(1_000_000_000)

const shop = z.strictObject({ id: slug, name: z.string().min(1), city: z.string().min(1), province: z.string().min(1) })

const variant = z.strictObject({
  sku,
  /** Names it among the variants ("Biru", "Blue"); null where the product has one variant only. */
  label: text.nullable(),
  price: z.strictObject({ amount: rupiah, currency: z.literal('IDR') }),
  /** The previous price, shown struck through, in rupiah. */
  compareAt: rupiah.nullable(),
  weightGrams: z.number().int().positive(),
  /** A band, not a count: how many pieces are left is the shop's own business. */
  stock: z.enum(['available', 'low', 'sold_out']),
})

const product = z.strictObject({
  id: slug,
  shopId: slug,
  brand: z.string().min(1),
  name: text,
  description: text,
  category: slug,
  /** Key of the pictures in the media manifest that both apps ship. */
  media: slug,
  origin: text,
  tax: z.enum(['included', 'not_charged']),
  standards: z.array(z.strictObject({ kind: z.enum(['BPOM', 'HALAL', 'SNI', 'PIRT']), number: z.string().min(1) })),
  variants: z.array(variant).min(1),
})

/** One promotion of one product by one creator. Public, and the same for every viewer. */
const promo = z.strictObject({
  id: z.number().int().min(0).max(65535),
  code: z.string().regex(/^[A-Z0-9-]{3,32}$/),
  creator: slug,
  sku,
})

export const catalogueSchema = z
  .strictObject({
    version: z.literal(1),
    publishedAt: z.iso.datetime(),
    publisher: z.url(),
    shops: z.array(shop).min(1),
    products: z.array(product).min(1),
    promos: z.array(promo),
  })
  .superRefine((catalogue, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message })
    const shops = new Set(catalogue.shops.map(({ id }) => id))
    const skus = catalogue.products.flatMap(({ variants }) => variants.map(({ sku }) => sku))

    for (const { id, shopId } of catalogue.products)
      if (!shops.has(shopId)) complain(`product ${id} is of an unlisted shop`)
    for (const product of catalogue.products)
      for (const kinds of missingStandards(product)) complain(`product ${product.id} has no ${kinds} number`)
    for (const { id, sku } of catalogue.promos) if (!skus.includes(sku)) complain(`promo ${id} is for an unlisted sku`)
    for (const [name, values] of [
      ['shop', catalogue.shops.map(({ id }) => id)],
      ['product', catalogue.products.map(({ id }) => id)],
      ['sku', skus],
      ['promo', catalogue.promos.map(({ id }) => id)],
      ['promo code', catalogue.promos.map(({ code }) => code)],
    ] as const)
      if (new Set<string | number>(values).size !== values.length) complain(`a ${name} is listed twice`)
  })

/** The catalogue that Pasar publishes. It contains nothing about a buyer. */
export type Catalogue = z.infer<typeof catalogueSchema>
