import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocateProceeds } from './allocate-proceeds'

const added = { goods: 0, shipping: 0 }
const parcel = { shopId: 'ayu', subtotal: 258_000, shipping: 12_000, insurance: 0, returned: 0, added }
const agreed = { serviceFee: 1_000, parcels: [{ ...parcel, insurance: 600 }] }

/** Returns the shares of all parcels together, and each seller's. */
function sharesOf(...input: Parameters<typeof allocateProceeds>) {
  const { service, parcels } = allocateProceeds(...input)
  const sum = (share: 'shipping' | 'insurance' | 'vouchers') => parcels.reduce((total, one) => total + one[share], 0)

  return {
    service,
    shipping: sum('shipping'),
    insurance: sum('insurance'),
    vouchers: sum('vouchers'),
    sellers: parcels.map(({ shopId, seller }) => ({ shopId, amount: seller })),
  }
}

const shares = (seller: number, shipping: number, insurance: number, service: number) => ({
  shipping,
  insurance,
  service,
  vouchers: 0,
  sellers: [{ shopId: 'ayu', amount: seller }],
})

test.each([
  ['all of it is shared as agreed', 271_600, shares(258_000, 12_000, 600, 1_000)],
  ['a second payment that waits to go back is not shared', 543_200, shares(258_000, 12_000, 600, 1_000)],
  ['what went back to the buyer is the seller’s loss', 251_600, shares(238_000, 12_000, 600, 1_000)],
  ['where no seller is left to bear it, the courier is', 5_600, shares(0, 4_000, 600, 1_000)],
  ['and then the insurance', 1_200, shares(0, 0, 200, 1_000)],
  ['nothing is allocated to no one', 0, shares(0, 0, 0, 0)],
])('%s', (_, amount, expected) => {
  expect(sharesOf(agreed, amount)).toEqual(expected)
})

const ofTwo = {
  serviceFee: 1_000,
  parcels: [parcel, { ...parcel, shopId: 'kala', subtotal: 90_000, shipping: 10_000 }],
}
const returning = (...returned: number[]) => ({
  ...ofTwo,
  parcels: ofTwo.parcels.map((one, index) => ({ ...one, returned: returned[index] ?? 0 })),
})
const sellersOf = (...amounts: number[]) => [
  { shopId: 'ayu', amount: amounts[0] },
  { shopId: 'kala', amount: amounts[1] },
]

test('a return reduces only its own seller’s proceeds', () => {
  expect(sharesOf(returning(129_000), 371_000 - 129_000)).toEqual({
    service: 1_000,
    insurance: 0,
    shipping: 22_000,
    vouchers: 0,
    sellers: sellersOf(129_000, 90_000),
  })
})

test('a parcel that is returned whole pays neither its seller nor its courier', () => {
  expect(sharesOf(returning(0, 100_000), 271_000)).toEqual({
    service: 1_000,
    insurance: 0,
    shipping: 12_000,
    vouchers: 0,
    sellers: sellersOf(258_000, 0),
  })
})

test('the insurance of a fully returned parcel is refunded, and no other share pays for it', () => {
  const [ayu, kala] = [parcel, { ...parcel, shopId: 'kala', subtotal: 90_000, shipping: 10_000, insurance: 500 }]
  const order = {
    serviceFee: 1_000,
    parcels: [
      { ...ayu, insurance: 600 },
      { ...kala, returned: 100_500 },
    ],
  }

  expect(sharesOf(order, 372_100 - 100_500)).toEqual({
    service: 1_000,
    insurance: 600,
    shipping: 12_000,
    vouchers: 0,
    sellers: sellersOf(258_000, 0),
  })
})

test('a refund that was of no parcel is borne by all sellers in the measure of what they get', () => {
  expect(sharesOf(ofTwo, 371_000 - 34_800)).toEqual({
    service: 1_000,
    insurance: 0,
    shipping: 22_000,
    vouchers: 0,
    sellers: sellersOf(232_200, 81_000),
  })
})

test('the platform adds its voucher discounts to the proceeds of seller and courier', () => {
  const discounted = { ...parcel, subtotal: 228_000, shipping: 7_000, added: { goods: 30_000, shipping: 5_000 } }

  expect(sharesOf({ serviceFee: 1_000, parcels: [discounted] }, 236_000)).toEqual({
    ...shares(258_000, 12_000, 0, 1_000),
    vouchers: 35_000,
  })
})

const anyParcel = fc.record({
  shopId: fc.string(),
  subtotal: fc.nat(500_000_000),
  shipping: fc.nat(500_000),
  insurance: fc.nat(50_000),
  returned: fc.nat(500_500_000),
  added: fc.record({ goods: fc.nat(100_000), shipping: fc.nat(100_000) }),
})
const anyOrder = fc
  .record({
    serviceFee: fc.nat(10_000),
    parcels: fc.array(anyParcel, { minLength: 1, maxLength: 5 }),
  })
  .map(({ serviceFee, parcels }) => ({
    serviceFee,
    parcels,
    total: parcels.reduce(
      (sum, { subtotal, shipping, insurance }) => sum + subtotal + shipping + insurance,
      serviceFee,
    ),
  }))

test('every rupiah of any held sum is shared, and each share is between zero and the agreed amount', () => {
  fc.assert(
    fc.property(anyOrder, fc.integer({ min: -10, max: 110 }), (order, percent) => {
      const clearing = Math.round((order.total * percent) / 100)
      const { service, insurance, shipping, sellers, vouchers } = sharesOf(order, clearing)
      const amounts = sellers.map(({ amount }) => amount)
      const most = order.parcels.map(({ subtotal, added }) => subtotal + added.goods)

      expect(Math.min(service, insurance, shipping, ...amounts)).toBeGreaterThanOrEqual(0)
      expect(amounts.every((amount, index) => amount <= (most[index] ?? 0))).toBe(true)
      expect(amounts.reduce((sum, amount) => sum + amount, service + insurance + shipping)).toBe(
        Math.max(0, Math.min(clearing, order.total)) + vouchers,
      )
    }),
    { numRuns: 1_000 },
  )
})
