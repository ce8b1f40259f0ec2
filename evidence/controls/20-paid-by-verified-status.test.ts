import { expect, test } from 'vitest'
import { type ShopFaults, worldWithShop } from '../testing/fake-shop'
import { within } from '../world/database'
import { paidByVerifiedStatus } from './20-paid-by-verified-status'

test('a shop that believes only its payment company passes', async () => {
  const { verdict } = await paidByVerifiedStatus.check(await worldWithShop())

  expect(verdict).toBe('passed')
})

async function checkWithRegistration(finishUrl: (pasar: string) => string) {
  const world = await worldWithShop()
  await within(world.kasir.databaseUrl, async (sql) => {
    await sql`create table merchants (finish_url text)`
    await sql`insert into merchants values (${finishUrl(world.pasar.origin)})`
  })

  return paidByVerifiedStatus.check(world)
}

test('an old shop that registered with Kasir by an address in the feed is no basket there', async () => {
  expect(await checkWithRegistration(() => 'http://ramai.example/toko')).toMatchObject({ verdict: 'passed' })
})

test('a shop that registers itself as one of the feed turns it red', async () => {
  const { evidence } = await checkWithRegistration((pasar) => `${pasar}/finish?from=ramai`)

  expect(evidence).toContainEqual(expect.stringContaining('kasir, table merchants says "ramai"'))
})

test.each<[string, ShopFaults, string]>([
  [
    'who believes any notification',
    { trustsAnyNotification: true },
    'with a forged signature made the order settlement',
  ],
  [
    'who believes any notification over BI-SNAP',
    { trustsAnyBiSnap: true },
    'a notification over BI-SNAP that is signed with another key made the order paid',
  ],
  [
    'who believes a browser',
    { trustsBrowsers: true },
    'a browser that comes back and says "settlement" made the order paid',
  ],
  [
    'who sells an order that was called off',
    { revivesCancelledOrders: true },
    'a notification that came late made an order that had ended paid',
  ],
  [
    'who tells Kasir of cash',
    { tellsKasirOfCash: true },
    'what is paid at the door is known to Kasir: kasir, table transactions',
  ],
  ['who tells Kasir what is in the basket', { sendsBasketToKasir: true }, 'kasir, table transactions says "AYU-SERUM"'],
])('a shop %s turns it red', async (_what, faults, fault) => {
  const { verdict, evidence } = await paidByVerifiedStatus.check(await worldWithShop(faults))

  expect(verdict).toBe('failed')
  expect(evidence.join()).toContain(fault)
})
