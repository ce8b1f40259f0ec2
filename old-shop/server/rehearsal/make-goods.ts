import { consentTextOn } from '../consent/ask-shopper'
import type { Cell } from './copy-rows'
import { isPlanted, type Planted } from './dirt'
import type { Pictures } from './draw-pictures'
import { createRandom, type Random } from './random'
import { COLOURS, FIRST_NAMES, GOODS, LAST_NAMES, SHOP_NAMES, SHOP_WORDS, STREETS, TOWNS } from './words'

export const PRODUCTS_A_MERCHANT = 8

/** From the return of the in-app shop to the announcement of its end. */
export const OPENED = Date.UTC(2023, 11, 12)
export const ANNOUNCED = Date.UTC(2024, 1, 21)
const DAY = 24 * 60 * 60 * 1000

export type ShopSize = { merchants: number; products: number; shoppers: number; vouchers: number }

/**
 * Returns the size of a shop: each buyer orders four times, and each merchant sells two hundred
 * orders.
 */
export function sizeOf(orders: number): ShopSize {
  const merchants = Math.min(5000, Math.max(10, Math.ceil(orders / 200)))

  return {
    merchants,
    products: merchants * PRODUCTS_A_MERCHANT,
    shoppers: Math.max(250, Math.ceil(orders / 4)),
    vouchers: Math.max(10, Math.min(2000, Math.ceil(orders / 2000))),
  }
}

/** The data of products and vouchers that orders need. The merchants' products are consecutive. */
export type Goods = {
  names: string[]
  prices: number[]
  /** By key; `merchant` is null for the platform's vouchers. */
  vouchers: { merchant: number | null; amount: number }[]
}

/** Separates the random numbers of rows with the same key in different tables. */
export const KIND = { merchant: 1, product: 2, shopper: 3, voucher: 4, order: 5 }

type Make = { seed: number; size: ShopSize; planted: Planted }

export const instant = (milliseconds: number) => new Date(milliseconds).toISOString()
const digits = (number: number, length: number) => String(number).padStart(length, '0')
const nameOf = (random: Random) => `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`

export const MERCHANTS =
  'id, name, owner_name, phone, email, city, province, nib, npwp, bank_account, status, joined_at'
export const MERCHANT_PAPERS = 'id, merchant_id, kind, number, expires_at'

export function* makeMerchants({ seed, size, planted }: Make): Generator<{ merchant: Cell[]; papers: Cell[][] }> {
  const random = createRandom(seed)
  for (let id = 1; id <= size.merchants; id += 1) {
    random.restart(KIND.merchant, id)
    const [city, province] = random.pick(TOWNS)
    const name = `${random.pick(SHOP_WORDS)} ${random.pick(SHOP_NAMES)} ${id}`
    const withoutNib = isPlanted('merchant_without_nib', id, seed)
    if (withoutNib) planted.merchant_without_nib += 1
    const nib = withoutNib ? null : `91200${digits(id, 8)}`
    const npwp = random.below(10) === 0 ? null : `00.${digits(id, 9)}.0-000`
    const merchant = [
      ...[id, name, nameOf(random), `0811${digits(id, 8)}`, `toko${id}@contoh.example`, city, province, nib, npwp],
      ...[
        `SIMULASI-${digits(id, 8)}`,
        random.below(50) === 0 ? 'closed' : 'open',
        instant(OPENED - random.below(900) * DAY),
      ],
    ]
    const papers = [
      [2 * id - 1, id, 'ktp', `SIMULASI-KTP-${id}`, null],
      ...(nib ? [[2 * id, id, 'nib', nib, null]] : []),
    ]
    yield { merchant, papers }
  }
}

export const PRODUCTS =
  'id, price, merchant_id, sku, name, category, stock, origin, cross_border, fob_cents, standard, standard_number, changed_at, picture'

const NEEDING = GOODS.filter(({ standard }) => standard !== null)
/**
 * The FOB price in US cents below which foreign goods may not be sold (Permendag 31/2023, article
 * 19).
 */
export const LEAST_FOB_CENTS = 10_000

type MakeProducts = Make & { pictures: Pictures }

export function* makeProducts({ seed, size, planted, pictures }: MakeProducts, goods: Goods): Generator<Cell[]> {
  const random = createRandom(seed)
  for (let id = 1; id <= size.products; id += 1) {
    random.restart(KIND.product, id)
    const withoutStandard = isPlanted('goods_without_standard', id, seed)
    const kind = withoutStandard ? (NEEDING[random.below(NEEDING.length)] ?? GOODS[0]) : random.pick(GOODS)
    const cheapFromAbroad = isPlanted('foreign_goods_under_100_usd', id, seed)
    const fromAbroad = cheapFromAbroad || random.below(40) === 0
    if (withoutStandard) planted.goods_without_standard += 1
    if (cheapFromAbroad) planted.foreign_goods_under_100_usd += 1
    const price = 5000 + random.below(990) * 500
    const looks = `${kind.names[random.below(kind.names.length)]} ${random.pick(COLOURS)}`
    const name = `${looks} ${id}`
    const withoutPicture = isPlanted('goods_without_picture', id, seed)
    if (withoutPicture) planted.goods_without_picture += 1
    const fob = cheapFromAbroad ? 300 + random.below(LEAST_FOB_CENTS - 300) : LEAST_FOB_CENTS + random.below(20_000)
    const standardNumber = kind.standard && !withoutStandard ? `CONTOH-${kind.standard}-${id}` : null
    goods.names[id] = name
    goods.prices[id] = price
    yield [
      ...[
        id,
        price,
        Math.ceil(id / PRODUCTS_A_MERCHANT),
        `TL-${digits(id, 7)}`,
        name,
        kind.category,
        random.below(400),
      ],
      ...[fromAbroad ? 'Tiongkok' : 'Indonesia', fromAbroad ? 't' : 'f', fromAbroad ? fob : null],
      ...[standardNumber && kind.standard, standardNumber, instant(OPENED + random.below(70) * DAY)],
      withoutPicture ? null : (pictures.get(looks)?.sha256 ?? null),
    ]
  }
}

export const SHOPPERS = 'id, social_user_id, name, phone, email, address, consent, consent_text, consent_at, joined_at'
export const BASKETS = 'id, shopper_id, product_id, quantity, changed_at'

export function* makeShoppers({
  seed,
  size,
  planted,
}: Make): Generator<{ shopper: Cell[]; basket: Cell[] | undefined }> {
  const random = createRandom(seed)
  for (let id = 1; id <= size.shoppers; id += 1) {
    random.restart(KIND.shopper, id)
    const again = id > 1 && isPlanted('person_twice', id, seed)
    if (again) planted.person_twice += 1
    const phone = again ? `+62812${digits(id - 1, 8)}` : `0812${digits(id, 8)}`
    const address = random.below(4) === 0 ? null : addressOf(random).address
    const answer = random.below(10)
    const consent = answer < 6 ? 'yes' : answer < 8 ? 'no' : null
    const answeredAt = consent && ANNOUNCED + random.below(5 * DAY)
    const joined = OPENED + random.below(70 * DAY)
    const shopper = [
      ...[id, `ramai-${digits(id * 7, 12)}`, nameOf(random), phone, `pembeli${id}@contoh.example`, address],
      ...[
        consent,
        answeredAt && consentTextOn(new Date(answeredAt)),
        answeredAt && instant(answeredAt),
        instant(joined),
      ],
    ]
    const basket =
      random.below(6) === 0
        ? [id, id, 1 + random.below(size.products), 1 + random.below(3), instant(ANNOUNCED - random.below(9 * DAY))]
        : undefined
    yield { shopper, basket }
  }
}

export function addressOf(random: Random) {
  const [town, province, area] = random.pick(TOWNS)
  const street = random.below(200) + 1

  return {
    town,
    address: `Jalan ${random.pick(STREETS)} No. ${street}, ${town}, ${province}`,
    postalCode: `${area}${digits(random.below(900) + 100, 3)}`,
  }
}

export const VOUCHERS = 'id, amount, code, merchant_id, quota, used, ends_at'

export function* makeVouchers({ seed, size }: Make, goods: Goods): Generator<Cell[]> {
  const random = createRandom(seed)
  for (let id = 1; id <= size.vouchers; id += 1) {
    random.restart(KIND.voucher, id)
    const merchant = random.below(3) === 0 ? null : 1 + random.below(size.merchants)
    const quota = 100 + random.below(900)
    const amount = 1000 * (1 + random.below(20))
    const used = random.below(10) === 0 ? quota : random.below(quota)
    goods.vouchers[id] = { merchant, amount }
    yield [id, amount, codeOf(id), merchant, quota, used, instant(ANNOUNCED + id * DAY)]
  }
}

export const codeOf = (voucher: number) => `LAMA${digits(voucher, 4)}`
