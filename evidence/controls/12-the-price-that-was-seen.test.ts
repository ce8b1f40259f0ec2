import { expect, test } from 'vitest'
import { worldWithShop } from '../testing/fake-shop'
import { thePriceThatWasSeen } from './12-the-price-that-was-seen'

test('a shop that asks again before it charges more passes', async () => {
  const { verdict } = await thePriceThatWasSeen.check(await worldWithShop())

  expect(verdict).toBe('passed')
})

test('a shop that takes the order without a new yes turns it red', async () => {
  const { verdict, evidence } = await thePriceThatWasSeen.check(await worldWithShop({ skipsPriceConfirmation: true }))

  expect([verdict, evidence[0]]).toEqual(['failed', '✗ ordered without a new yes: {"orderId":"PSR-1"}'])
})

test("a shop that charges the token's price turns it red", async () => {
  const { evidence } = await thePriceThatWasSeen.check(await worldWithShop({ chargesTokenPrice: true }))

  expect(evidence).toContain('✗ the invoice says 119000, the offer 129000')
})
