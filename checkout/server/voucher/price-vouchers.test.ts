import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offerVouchers } from './offer-vouchers'
import { type Goods, priceVouchers, type Voucher } from './price-vouchers'

const now = new Date('2026-11-25T03:00:00Z')
const day = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60_000).toISOString()

const voucher = (changes: Partial<Voucher>): Voucher => ({
  code: 'HEMAT',
  kind: 'platform',
  shopId: null,
  shopName: null,
  category: null,
  amount: 20_000,
  percent: null,
  most: null,
  minimum: 0,
  onceABuyer: true,
  usedUp: false,
  usedBefore: false,
  isCollected: false,
  startsAt: day(-1),
  endsAt: day(1),
  ...changes,
})

/** A serum and a candle of one shop, a mug of another. */
const goods: Goods = {
  parcels: [
    { shopId: 'rumah-ayu', shipping: 15_500 },
    { shopId: 'griya-kriya', shipping: 12_000 },
  ],
  lines: [
    { sku: 'AYU-SERUM', shopId: 'rumah-ayu', category: 'beauty', price: 258_000 },
    { sku: 'CAHAYA-CANDLE', shopId: 'rumah-ayu', category: 'home', price: 98_000 },
    { sku: 'KALA-MUG', shopId: 'griya-kriya', category: 'kitchen', price: 175_000 },
  ],
}
const priceOf = (...vouchers: Voucher[]) => priceVouchers(vouchers, goods, now)
const amountOf = (changes: Partial<Voucher>) => priceOf(voucher(changes)).vouchers[0]?.amount
const whyNot = (changes: Partial<Voucher>, of = goods) => priceVouchers([voucher(changes)], of, now).vouchers[0]?.unfit

const part = { amount: null, percent: 10, most: 30_000 }
const ofShop = { kind: 'shop', shopId: 'rumah-ayu' } as const
const ofShipping = { kind: 'shipping' } as const

describe('the discount of a voucher', () => {
  test.each([
    ['an amount', {}, 20_000],
    ['a percentage of all goods, and no more than its most', part, 30_000],
    ['a percentage of its category alone', { ...part, category: 'kitchen' }, 17_500],
    ['a percentage of its shop alone', { ...part, ...ofShop, most: 100_000 }, 35_600],
    ['a percentage of its shop’s category', { ...part, ...ofShop, category: 'home' }, 9_800],
    ['a percentage rounded down', { ...part, percent: 7, category: 'beauty', most: 999_999 }, 18_060],
    ['no more than the goods cost', { amount: 900_000, category: 'home' }, 98_000],
    ['an amount of the shipping', ofShipping, 20_000],
    ['no more than the shipping', { ...ofShipping, amount: 90_000 }, 27_500],
  ] as [string, Partial<Voucher>, number][])('%s', (_, changes, amount) => {
    expect(amountOf(changes)).toBe(amount)
  })

  test('the platform’s discount applies to the rest after the shop’s', () => {
    const { vouchers, lines } = priceOf(
      voucher({ code: 'LATER', percent: 50, amount: null, most: 500_000, category: 'home' }),
      voucher({ code: 'FIRST', ...ofShop, category: 'home', amount: 90_000 }),
    )

    expect(vouchers.map(({ voucher: { code }, amount }) => [code, amount])).toEqual([
      ['FIRST', 90_000],
      ['LATER', 4_000],
    ])
    expect(lines.get('CAHAYA-CANDLE')).toEqual({ shop: 90_000, platform: 4_000 })
  })

  test('the discount is shared over its lines by largest remainder', () => {
    const { lines, shipping } = priceOf(
      voucher({ amount: 10_000 }),
      voucher({ code: 'ONGKIR', ...ofShipping, amount: 10_000 }),
    )

    expect([...lines.values()].map(({ platform }) => platform)).toEqual([4_859, 1_845, 3_296])
    expect([...shipping.values()]).toEqual([5_636, 4_364])
  })
})

describe('the reason why a voucher does not apply', () => {
  test.each([
    ['it has not begun', { startsAt: day(2), endsAt: day(3) }, { reason: 'not_yet', startsAt: day(2) }],
    ['it ends at this moment', { endsAt: day(0) }, { reason: 'over', endsAt: day(0) }],
    ['its quota is used up', { usedUp: true }, { reason: 'used_up' }],
    ['this buyer has used it, and it is used up too', { usedUp: true, usedBefore: true }, { reason: 'used_before' }],
    ['it is of another shop', { kind: 'shop', shopId: 'taman-sanur' }, { reason: 'other_shop' }],
    ['it is of another category', { category: 'pets' }, { reason: 'other_category' }],
    ['all goods are too few', { minimum: 600_000 }, { reason: 'minimum', missing: 69_000 }],
    ['its shop’s goods are too few', { ...ofShop, minimum: 400_000 }, { reason: 'minimum', missing: 44_000 }],
    ['its category’s goods are too few', { category: 'home', minimum: 100_000 }, { reason: 'minimum', missing: 2_000 }],
  ] as [string, Partial<Voucher>, object][])('%s', (_, changes, unfit) => {
    expect(whyNot(changes)).toEqual(unfit)
  })

  test('the shipping is free', () => {
    const free = { ...goods, parcels: goods.parcels.map((parcel) => ({ ...parcel, shipping: 0 })) }

    expect(whyNot(ofShipping, free)).toEqual({ reason: 'shipping_free' })
  })

  test('another voucher has taken all', () => {
    const { vouchers } = priceOf(
      voucher({ code: 'ALL', ...ofShop, category: 'home', amount: 98_000 }),
      voucher({ category: 'home' }),
    )

    expect(vouchers[1]).toMatchObject({ amount: 0, unfit: { reason: 'nothing_left' } })
  })

  test('a missing courier is no reason to refuse a voucher', () => {
    const open = { ...goods, parcels: goods.parcels.map((parcel) => ({ ...parcel, shipping: null })) }
    const half = { ...goods, parcels: [{ shopId: 'rumah-ayu', shipping: null }, ...goods.parcels.slice(1)] }
    const priced = (of: Goods) => priceVouchers([voucher(ofShipping)], of, now).vouchers[0]

    expect([open, half].map(priced)).toMatchObject([
      { amount: 0, unfit: null },
      { amount: 12_000, unfit: null },
    ])
  })
})

test('those that fit are offered first, the best before the others, each in place of another of its kind', () => {
  const applied = [voucher({ code: 'APPLIED', amount: 500_000 })]
  const offers = offerVouchers(
    [voucher({ code: 'NONE', usedUp: true }), voucher({ code: 'LESS', amount: 5_000 }), voucher({ code: 'MORE' })],
    { applied, goods, now },
  )

  expect(offers.map(({ voucher: { code }, amount }) => [code, amount])).toEqual([
    ['MORE', 20_000],
    ['LESS', 5_000],
    ['NONE', 0],
  ])
})

test('for any vouchers and goods, the shares of a discount add up to the discount exactly', () => {
  fc.assert(
    fc.property(anyGoods, fc.array(anyVoucher, { maxLength: 6 }), (goods, vouchers) => {
      const { vouchers: priced, lines, shipping } = priceVouchers(vouchers, goods, now)
      const discountOf = (kind: Voucher['kind']) =>
        sum(priced.filter((one) => one.voucher.kind === kind).map(({ amount }) => amount))

      expect(sum([...lines.values()].map(({ shop }) => shop))).toBe(discountOf('shop'))
      expect(sum([...lines.values()].map(({ platform }) => platform))).toBe(discountOf('platform'))
      expect(sum([...shipping.values()])).toBe(discountOf('shipping'))
      for (const { sku, price } of goods.lines) {
        const { shop, platform } = lines.get(sku) ?? { shop: -1, platform: -1 }
        expect(Math.min(shop, platform)).toBeGreaterThanOrEqual(0)
        expect(shop + platform).toBeLessThanOrEqual(price)
      }
      for (const { voucher, amount, unfit } of priced) {
        expect(amount).toBeLessThanOrEqual(voucher.amount ?? voucher.most ?? 0)
        if (unfit) expect(amount).toBe(0)
        else if (voucher.kind !== 'shipping') expect(amount).toBeGreaterThan(0)
      }
    }),
  )
})

test('one shipping voucher never takes more off a parcel than its shipping', () => {
  fc.assert(
    fc.property(anyGoods, anyVoucher, (goods, other) => {
      const { shipping } = priceVouchers([{ ...other, ...ofShipping, shopId: null, category: null }], goods, now)

      for (const parcel of goods.parcels) expect(shipping.get(parcel.shopId)).toBeLessThanOrEqual(parcel.shipping ?? 0)
    }),
  )
})

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

const SHOPS = ['rumah-ayu', 'griya-kriya', 'taman-sanur']
const CATEGORIES = ['beauty', 'home', 'kitchen'] as const

const anyGoods: fc.Arbitrary<Goods> = fc
  .record({
    shipping: fc.array(fc.option(fc.nat(200_000)), { minLength: 3, maxLength: 3 }),
    lines: fc.array(
      fc.record({
        shopId: fc.constantFrom(...SHOPS),
        category: fc.constantFrom(...CATEGORIES),
        price: fc.integer({ min: 1, max: 100_000_000 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ shipping, lines }) => ({
    parcels: SHOPS.filter((shopId) => lines.some((line) => line.shopId === shopId)).map((shopId, index) => ({
      shopId,
      shipping: shipping[index] ?? null,
    })),
    lines: lines.map((line, index) => ({ ...line, sku: `SKU-${index}` })),
  }))

const anyVoucher: fc.Arbitrary<Voucher> = fc
  .record({
    kind: fc.constantFrom('shop', 'platform', 'shipping'),
    shop: fc.constantFrom(...SHOPS),
    category: fc.option(fc.constantFrom(...CATEGORIES)),
    worth: fc.oneof(
      fc.integer({ min: 1, max: 200_000_000 }).map((amount) => ({ amount, percent: null, most: null })),
      fc
        .record({ percent: fc.integer({ min: 1, max: 100 }), most: fc.integer({ min: 1, max: 10_000_000 }) })
        .map((of) => ({ amount: null, ...of })),
    ),
    minimum: fc.nat(1_000_000),
  })
  .map(({ kind, shop, category, worth, minimum }) =>
    voucher({
      kind,
      shopId: kind === 'shop' ? shop : null,
      category: kind === 'shipping' ? null : category,
      ...worth,
      minimum,
    }),
  )
