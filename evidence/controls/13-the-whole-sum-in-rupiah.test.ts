import { expect, test } from 'vitest'
import { type Careless, worldWithShop } from '../testing/careless-shop'
import { theWholeSumInRupiah } from './13-the-whole-sum-in-rupiah'

test('a shop that says the whole sum in rupiah passes', async () => {
  const { verdict } = await theWholeSumInRupiah.check(await worldWithShop())

  expect(verdict).toBe('passed')
})

test.each<[string, Careless, string]>([
  ['a sum that is not that of its lines', { addsUpWrongly: true }, ' + 12000 + 1000 is called '],
  ['a product page without a word on tax', { productPage: 'Rp 129.000' }, 'says nothing of PPN'],
  ['a price in dollars', { productPage: 'USD 8, termasuk PPN' }, 'asks for other money than rupiah'],
  [
    'an extra that is ticked',
    { checkoutPage: '<input type="checkbox" name="insurance" checked="">' },
    'has ticked for',
  ],
])('%s turns it red', async (_what, careless, fault) => {
  const { verdict, evidence } = await theWholeSumInRupiah.check(await worldWithShop(careless))

  expect(verdict).toBe('failed')
  expect(evidence[0]).toContain(fault)
})
