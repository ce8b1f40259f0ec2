import { z } from 'zod'
import { CATEGORIES, courierKind, STANDARD_KINDS, timeZone, zone } from '../schema'
import areas from './areas.json'
import couriers from './couriers.json'
import customers from './customers.json'
import holidays from './holidays.json'
import { parseRows } from './parse-rows'
import products from './products.json'
import promos from './promos.json'
import reviewAnswers from './review-answers.json'
import reviewers from './reviewers.json'
import reviews from './reviews.json'
import sales from './sales.json'
import shops from './shops.json'
import { parseVouchers } from './vouchers'
import vouchers from './vouchers.json'

/** The files of the seed, before they are checked. */
export const FILES = {
  shops,
  products,
  promos,
  sales,
  reviews,
  reviewAnswers,
  reviewers,
  areas,
  couriers,
  customers,
  holidays,
  vouchers,
}

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9-]+$/)
const sku = z.string().regex(/^[A-Z0-9-]+$/)
const twoLanguages = z.strictObject({ id: text, en: text })
const rupiah = z.int().positive()
const grams = z.int().positive()
const kilometres = z.int().positive()
/** Bounds of Indonesia; a hundredth of a degree is about a kilometre. */
const latitude = z.number().min(-11).max(6)
const longitude = z.number().min(95).max(141)

const shop = z.strictObject({
  id: slug,
  name: text,
  city: text,
  province: text,
  zone: z.enum(zone.enumValues),
  latitude,
  longitude,
  taxable: z.boolean(),
})

const variant = z.strictObject({
  sku,
  label: twoLanguages.optional(),
  price: rupiah,
  compareAt: rupiah.optional(),
  weightGrams: grams,
  available: z.int().min(0),
})

const sizeGuide = z
  .strictObject({
    columns: z.array(twoLanguages).min(2),
    rows: z.array(z.tuple([text], z.number().positive())).min(2),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), 'a row is not as long as its head')

const product = (shopIds: string[]) =>
  z.strictObject({
    id: slug,
    shopId: z.enum(shopIds),
    brand: text,
    name: twoLanguages,
    description: twoLanguages,
    category: z.enum(CATEGORIES),
    origin: twoLanguages,
    // Fictitious numbers that cannot be mistaken for real ones.
    standards: z.array(z.strictObject({ kind: z.enum(STANDARD_KINDS), number: z.string().regex(/^CONTOH-\d{4}$/) })),
    sizeGuide: sizeGuide.optional(),
    /** The product's picture shows the first variant. */
    variants: z.array(variant).min(1),
  })

const promo = (skus: string[]) =>
  z.strictObject({
    id: z.int().positive(),
    code: text,
    creator: slug,
    sku: z.enum(skus),
    commissionPercent: z.int().min(0).max(50),
  })

const month = z.string().regex(/^\d{4}-\d{2}$/)

/** Pieces of a SKU sold in a month. */
const sale = (skus: string[]) => z.tuple([z.enum(skus), month, z.int().positive()])

/** A number of stars, and a text of such reviews or answers in both languages. */
const opinion = z.tuple([z.union([z.literal(5), z.literal(3), z.literal(1)]), text, text])

/** Texts of reviews of some goods; without `goods` they fit all. */
const reviewTexts = (productIds: string[]) =>
  z.strictObject({ goods: z.array(z.enum(productIds)).optional(), texts: z.array(opinion).min(1) })

/** Never a full name. */
const reviewer = z.string().regex(/^\p{Lu}\p{L}+ \p{Lu}\.$/u)

const areaGroup = z.strictObject({
  zone: z.enum(zone.enumValues),
  timeZone: z.enum(timeZone.enumValues),
  /** Village, district, city, province, postal code, and coordinates. */
  areas: z.array(z.tuple([text, text, text, text, z.string().regex(/^\d{5}$/), latitude, longitude])),
})

/** `base` for the nearest zone, plus `perStep` for each zone further away. */
const rule = z.strictObject({ base: z.number().min(0), perStep: z.number().min(0) })

const courier = z.strictObject({
  code: slug,
  name: text,
  kind: z.enum(courierKind.enumValues),
  heaviest: grams,
  lightest: grams,
  farthestKm: kilometres.optional(),
  nearKm: kilometres,
  bandKm: kilometres,
  bandsPerDay: z.int().positive().optional(),
  takesCash: z.boolean(),
  tariff: z.strictObject({
    /** Only between zones connected by road; without it every zone is served from every other. */
    byLandOnly: z.literal(true).optional(),
    first: rule,
    next: rule,
    perBand: rupiah,
    soonest: rule,
    latest: rule,
  }),
})

/** Invented customers that a presenter can act as, each with an address. */
const customer = z.strictObject({
  id: slug,
  name: text,
  email: z.string().endsWith('@pembeli.example'),
  address: z.strictObject({
    phone: z.string().regex(/^\+62\d+$/),
    areaId: slug,
    street: text,
    rtRw: text.optional(),
    landmark: text.optional(),
  }),
})

export type SeedCustomer = z.infer<typeof customer>
const holiday = z.strictObject({ day: z.iso.date(), name: text })

export type SeedProduct = z.infer<ReturnType<typeof product>>
export type SeedCourier = z.infer<typeof courier>
export type SeedSale = z.infer<ReturnType<typeof sale>>
export type SeedOpinion = z.infer<typeof opinion>
export type SeedReviewTexts = z.infer<ReturnType<typeof reviewTexts>>
export type SeedAreaGroup = z.infer<typeof areaGroup>

/**
 * Reads the data of a new shop: invented shops, products, couriers, past sales, texts of reviews,
 * sample areas and holidays.
 * @throws {Error} that names the file, the row and the problem.
 */
export function readSeed(files: Record<keyof typeof FILES, unknown> = FILES) {
  const shops = parseRows('shops.json', files.shops, shop, ({ id }) => [id])
  const shopIds = shops.map(({ id }) => id)
  const products = parseRows('products.json', files.products, product(shopIds), ({ id, variants }) => [
    id,
    ...variants.map(({ sku }) => sku),
  ])
  const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku))

  return {
    shops,
    products,
    promos: parseRows('promos.json', files.promos, promo(skus), ({ id, code }) => [id, code]),
    sales: parseRows('sales.json', files.sales, sale(skus), ([sku, month]) => [`${sku} ${month}`]),
    reviews: parseRows('reviews.json', files.reviews, reviewTexts(products.map(({ id }) => id)), () => []),
    reviewAnswers: parseRows('review-answers.json', files.reviewAnswers, opinion, ([, text]) => [text]),
    reviewers: parseRows('reviewers.json', files.reviewers, reviewer, (name) => [name]),
    areaGroups: parseRows('areas.json', files.areas, areaGroup, ({ areas }) => areas.map((area) => area.join())),
    customers: parseRows('customers.json', files.customers, customer, ({ id, email }) => [id, email]),
    couriers: parseRows('couriers.json', files.couriers, courier, ({ code }) => [code]),
    holidays: parseRows('holidays.json', files.holidays, holiday, ({ day }) => [day]),
    vouchers: parseVouchers('vouchers.json', files.vouchers, shopIds),
  }
}
