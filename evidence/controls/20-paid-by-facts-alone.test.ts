import { expect, test } from 'vitest'
import { type Careless, worldWithShop } from '../testing/careless-shop'
import { paidByFactsAlone } from './20-paid-by-facts-alone'

test('a shop that believes its payment company alone passes', async () => {
  const { verdict } = await paidByFactsAlone.check(await worldWithShop())

  expect(verdict).toBe('passed')
})

test.each<[string, Careless, string]>([
  [
    'who believes any notification',
    { believesNotifications: true },
    'that somebody else signed made the order settlement',
  ],
  [
    'who believes a browser',
    { believesBrowsers: true },
    'a browser that comes back and says "settlement" made the order paid',
  ],
  [
    'who sells an order that was called off',
    { wakesTheDead: true },
    'a notification that came late made an order that had ended paid',
  ],
  ['who tells Kasir what is in the basket', { tellsKasir: true }, 'kasir, table transactions says "AYU-SERUM"'],
])('a shop %s turns it red', async (_what, careless, fault) => {
  const { verdict, evidence } = await paidByFactsAlone.check(await worldWithShop(careless))

  expect(verdict).toBe('failed')
  expect(evidence.join()).toContain(fault)
})
