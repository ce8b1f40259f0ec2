import { expect, test } from 'vitest'
import { fillBasket, openShop } from '../testing/open-world'
import { showCheckout } from './show-checkout'

const now = new Date('2026-11-25T03:00:00Z')

test('each seller says what PPN is in its goods, or that it charges none', async () => {
  const { db } = await openShop()
  const lines = ['AYU-SERUM', 'KALA-MUG'].map((sku) => ({ sku, quantity: 1 }))
  const basket = await fillBasket(db, { lines })

  const { taxes } = await showCheckout({ db, ...basket, now }, basket)

  expect(taxes.map(({ shop, includedTax }) => [shop.name, includedTax])).toEqual([
    ['Griya Kriya', null],
    ['Rumah Ayu', 12_784],
  ])
})
