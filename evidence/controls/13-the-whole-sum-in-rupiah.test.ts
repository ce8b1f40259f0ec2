import { expect, test } from 'vitest'
import { type ShopFaults, worldWithShop } from '../testing/fake-shop'
import { theWholeSumInRupiah } from './13-the-whole-sum-in-rupiah'

test('a shop that says the whole sum in rupiah passes', async () => {
  const { verdict } = await theWholeSumInRupiah.check(await worldWithShop())

  expect(verdict).toBe('passed')
})

test.each<[string, ShopFaults, string]>([
  ['a sum that is not that of its lines', { miscalculatesTotal: true }, ' + 1000 − 0 is called '],
  ['a product page without a word on tax', { productPage: 'Rp129.000' }, 'says nothing of PPN'],
  ['a price in dollars', { productPage: 'USD 8, termasuk PPN' }, 'asks for other money than rupiah'],
  [
    'insurance that nobody asked for',
    { insuresUnasked: true },
    'nobody asked for insurance, and 600 is charged for it',
  ],
  [
    'an extra that is ticked',
    { checkoutPage: '<input type="checkbox" name="insurance" checked="">' },
    'has ticked for',
  ],
])('%s turns it red', async (_what, faults, fault) => {
  const { verdict, evidence } = await theWholeSumInRupiah.check(await worldWithShop(faults))

  expect(verdict).toBe('failed')
  expect(evidence[0]).toContain(fault)
})
