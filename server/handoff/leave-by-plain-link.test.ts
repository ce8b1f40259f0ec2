import { expect, test } from 'vitest'
import { auditEvents, promotionDepartures } from '@/db/schema'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../testing/open-world'
import { leaveByPlainLink } from './leave-by-plain-link'

async function shoppableFeed() {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  return { db, shops: [pasar], now: new Date('2026-11-24T18:00:00Z') }
}

test('a plain link is the item’s address and nothing more, and the promotion is not credited', async () => {
  const ramai = await shoppableFeed()

  const { location } = await leaveByPlainLink(ramai, { shop: 'pasar', promoId: 101 })

  expect(location).toBe('http://pasar.localhost:3001/buy/AYU-SERUM:1')
  expect(await ramai.db.select().from(promotionDepartures)).toEqual([])
  expect(await ramai.db.select().from(auditEvents)).toMatchObject([
    { kind: 'plain_link_followed', detail: { message: { method: 'GET', path: '/buy/AYU-SERUM:1' } } },
  ])
})

test('there is no plain link to a promotion that its shop does not list', async () => {
  const ramai = await shoppableFeed()

  await expect(leaveByPlainLink(ramai, { shop: 'pasar', promoId: 9999 })).rejects.toMatchObject({
    code: 'promotion_unknown',
  })
})
