import { expect, test } from 'vitest'
import { fillBasket, openShop } from '../testing/open-world'
import { placeTestOrder } from '../testing/test-order'
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

test('the method that paid the last order is preselected for an account, not for a browser', async () => {
  const { db, sessionHash, reportStatus } = await placeTestOrder()
  const customer = { id: 'galuh', name: 'Galuh', email: 'galuh@pembeli.example', emailVerified: true, sessionHash }
  const basket = await fillBasket(db, { sessionHash })
  const usualMethod = async (buyer: { customer: typeof customer | null }) =>
    (await showCheckout({ db, now, ...basket, ...buyer }, basket)).usualMethod

  expect(await usualMethod({ customer })).toBeNull()
  await reportStatus({ method: 'qris' })

  expect(await usualMethod({ customer })).toBe('other_qris')
  expect(await usualMethod({ customer: null })).toBeNull()
})
