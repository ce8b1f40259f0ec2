import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { basketVouchers } from '@/db/schema'
import { placeOrder } from '../placement/place-order'
import { fillBasket, issueTestVoucher, openShop } from '../testing/open-world'
import { applyVoucher, removeVoucher } from './apply-voucher'
import { changeQuantity } from './change-quantity'
import { quoteBasket } from './quote-basket'
import { showCheckout } from './show-checkout'

const now = new Date('2026-11-25T03:00:00Z')
const day = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60_000)

/** Opens a basket of two serums; each caller has its own network address. */
async function openBasket(filled?: Parameters<typeof fillBasket>[1]) {
  const { db } = await openShop()
  const own = { ...(await fillBasket(db, filled)), address: randomUUID(), now }

  return { db, own, apply: (code: string) => applyVoucher({ db, ...own }, { ...own, code }) }
}

test('a code is read in any case and with spaces, and takes its rupiah off the total', async () => {
  const { db, own, apply } = await openBasket()
  const before = await quoteBasket(db, own)
  await issueTestVoucher(db)

  expect(await apply(' uji coba ')).toEqual({ code: 'UJICOBA' })

  const { totals, vouchers, obstacles, version } = await quoteBasket(db, own)
  expect(totals).toMatchObject({ platformDiscount: 20_000, total: before.totals.total - 20_000 })
  expect({ vouchers, obstacles }).toMatchObject({ vouchers: [{ amount: 20_000, unfit: null }], obstacles: [] })
  expect(version).toBe(before.version + 1)
})

test.each([
  [
    'it begins later',
    { startsAt: day(1), endsAt: day(2) },
    { reason: 'not_yet', startsAt: expect.stringMatching(/^2026-11-26T/) },
  ],
  [
    'it is over',
    { startsAt: day(-2), endsAt: day(-1) },
    { reason: 'over', endsAt: expect.stringMatching(/^2026-11-24T/) },
  ],
  ['the goods are too few', { minimum: 300_000 }, { reason: 'minimum', missing: 42_000 }],
  ['it is used up', { quota: 0 }, { reason: 'used_up' }],
  ['it is of another shop', { kind: 'shop', shopId: 'griya-kriya' }, { reason: 'other_shop', shop: 'Griya Kriya' }],
  ['it is of another category', { category: 'pets' }, { reason: 'other_category', category: 'pets' }],
] as const)(
  'a voucher is refused when %s, with the reason, and the basket stays as it was',
  async (_, voucher, why) => {
    const { db, own, apply } = await openBasket()
    await issueTestVoucher(db, voucher)

    await expect(apply('UJICOBA')).rejects.toMatchObject({ kind: 'conflict', code: 'voucher_unfit', details: why })

    expect((await quoteBasket(db, own)).vouchers).toEqual([])
    expect(await db.$count(basketVouchers)).toBe(0)
  },
)

test('a voucher is refused to a buyer who has used it, by session and by phone', async () => {
  const { db, own, apply } = await openBasket({ vouchers: [], phone: '+6281234567801' })
  await issueTestVoucher(db)
  await apply('UJICOBA')
  const { totals } = await quoteBasket(db, own)
  await placeOrder(db, { ...own, expectedTotal: totals.total })

  for (const buyer of [
    { sessionHash: own.sessionHash, phone: '+6281234567802' },
    { sessionHash: 'another', phone: '+6281234567801' },
  ]) {
    const again = { ...own, ...(await fillBasket(db, buyer)), code: 'UJICOBA' }
    await expect(applyVoucher({ db, ...again }, again)).rejects.toMatchObject({ details: { reason: 'used_before' } })
  }
})

test('another voucher of the same kind replaces it, one of another kind is added', async () => {
  const { db, own, apply } = await openBasket()
  await issueTestVoucher(db, { code: 'SATU' })
  await issueTestVoucher(db, { code: 'DUA', amount: 30_000 })
  await issueTestVoucher(db, { code: 'ONGKIR', kind: 'shipping', amount: 5_000 })
  await issueTestVoucher(db, { code: 'TOKO', kind: 'shop', shopId: 'rumah-ayu', amount: 1_000 })

  for (const code of ['SATU', 'ONGKIR', 'TOKO', 'DUA']) await apply(code)

  const { vouchers, totals } = await quoteBasket(db, own)
  expect(vouchers.map(({ voucher: { code } }) => code)).toEqual(['TOKO', 'DUA', 'ONGKIR'])
  expect(totals).toMatchObject({ shopDiscount: 1_000, platformDiscount: 30_000, shippingDiscount: 5_000 })
})

test('a voucher that no longer fits stays without a discount, and blocks the order until it is removed or fits again', async () => {
  const { db, own, apply } = await openBasket()
  await issueTestVoucher(db, { minimum: 200_000 })
  await apply('UJICOBA')
  const set = (quantity: number) => changeQuantity({ db, ...own }, { ...own, sku: 'AYU-SERUM', quantity })
  const look = async () => {
    const { obstacles, vouchers, totals } = await quoteBasket(db, own)
    return { obstacles, unfit: vouchers.map(({ unfit }) => unfit), discount: totals.platformDiscount }
  }

  await set(1)
  const changed = await look()
  await set(2)
  const repaired = await look()
  await set(1)
  await removeVoucher({ db, ...own }, { ...own, code: 'UJICOBA' })
  const removed = await look()

  expect(changed).toEqual({
    obstacles: ['voucher_unfit'],
    unfit: [{ reason: 'minimum', missing: 71_000 }],
    discount: 0,
  })
  expect(repaired).toEqual({ obstacles: [], unfit: [null], discount: 20_000 })
  expect(removed).toEqual({ obstacles: [], unfit: [], discount: 0 })
})

test('the page offers what fits before what does not, none of another shop or the past, and none that has to be known', async () => {
  const { db, own } = await openBasket()
  await issueTestVoucher(db, { listed: false })

  // The seed's vouchers begin and end relative to today.
  const { voucherOffers } = await showCheckout({ db, ...own, now: new Date() }, own)

  expect(voucherOffers.map(({ voucher: { code }, unfit }) => [code, unfit?.reason])).toEqual([
    ['AYUCANTIK', undefined],
    ['PASAR10', undefined],
    ['AYUHEMAT', undefined],
    ['BEBASONGKIR', undefined],
    ['PASARHEMAT', undefined],
    ['ONGKIRHEMAT', undefined],
    ['BELANJANANTI', 'not_yet'],
    ['BORONGSERU', 'minimum'],
    ['KILAT11', 'used_up'],
    ['RUMAHRAPI', 'other_category'],
  ])
})

test('unknown codes are counted, and after thirty every code from the address is refused', async () => {
  const { db, apply } = await openBasket()
  await issueTestVoucher(db)
  await expect(apply('   ')).rejects.toMatchObject({ code: 'code_missing' })

  for (let guess = 0; guess < 30; guess++) {
    await expect(apply(`TEBAK${guess}`)).rejects.toMatchObject({ kind: 'not_found', code: 'voucher_unknown' })
    // An existing code does not count as a guess.
    if (guess === 0) await apply('UJICOBA')
  }

  await expect(apply('UJICOBA')).rejects.toMatchObject({ code: 'too_many_codes', details: { minutes: 10 } })
})

test('another session’s basket gets no voucher, and loses none', async () => {
  const { db, own, apply } = await openBasket()
  await issueTestVoucher(db)
  await apply('UJICOBA')
  const stranger = { ...own, sessionHash: 'another session', code: 'UJICOBA' }

  await expect(applyVoucher({ db, ...stranger }, stranger)).rejects.toMatchObject({ code: 'basket_missing' })
  await expect(removeVoucher({ db, ...stranger }, stranger)).rejects.toMatchObject({ code: 'basket_missing' })
  expect((await quoteBasket(db, own)).vouchers).toHaveLength(1)
})
