import { CLAIM_NAMES, type SigningKey } from '@jembatan/contract/handoff'
import { eq } from 'drizzle-orm'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { auditEvents, cataloguePromos, catalogueVariants, promotionDepartures } from '@/db/schema'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { newSigningKey, pasar, sampleCatalogue, warung } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../testing/open-world'
import { leaveByPlainLink } from './leave-by-plain-link'
import { startHandoff } from './start-handoff'

const issuer = 'http://ramai.localhost:3000'
const now = new Date('2026-11-24T18:00:00Z')
let signingKey: SigningKey

beforeAll(async () => {
  signingKey = await newSigningKey()
})

async function shoppableFeed() {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  return { db, shop: 'pasar', shops: [pasar, warung], issuer, signingKey, now }
}

const tokenOf = (location: string) => new URL(location).searchParams.get('t') ?? ''

test('the browser is sent to the shop with exactly nine claims about the product', async () => {
  const ramai = await shoppableFeed()

  const { location } = await startHandoff({ ...ramai, promoId: 101 })

  const claims = decodeJwt(tokenOf(location))
  expect(location).toMatch(/^http:\/\/pasar\.localhost:3001\/h\?t=/)
  expect(Object.keys(claims)).toEqual([...CLAIM_NAMES])
  expect(claims).toMatchObject({
    sku: 'AYU-SERUM',
    qty: 1,
    seen: [129_000, 'IDR'],
    promo: 101,
    iss: issuer,
    aud: 'http://pasar.localhost:3001',
  })
  expect(decodeProtectedHeader(tokenOf(location)).kid).toBe(signingKey.kid)
})

test('the tokens of two viewers differ only in their id and their times', async () => {
  const ramai = await shoppableFeed()
  const later = new Date(now.getTime() + 5_000)

  const one = decodeJwt(tokenOf((await startHandoff({ ...ramai, promoId: 103 })).location))
  const other = decodeJwt(tokenOf((await startHandoff({ ...ramai, promoId: 103, now: later })).location))

  const { jti, iat, exp, ...product } = one
  expect(other).toMatchObject(product)
  expect([other.jti, other.iat, other.exp]).not.toEqual([jti, iat, exp])
  expect(other.jti).not.toBe(jti)
})

test('a departure writes one audit event and increments the day’s count, and stores no token', async () => {
  const ramai = await shoppableFeed()

  const { location } = await startHandoff({ ...ramai, promoId: 101 })
  await startHandoff({ ...ramai, promoId: 101 })

  const events = await ramai.db.select().from(auditEvents)
  expect(events).toHaveLength(2)
  const { jti, ...claims } = decodeJwt(tokenOf(location))
  expect(events[0]).toMatchObject({ kind: 'handoff_minted', at: now, detail: { shop: 'pasar' } })
  expect(events[0]?.detail.crossing).toEqual({
    flow: 'F2',
    from: 'ramai',
    to: 'pasar',
    carrier: 'browser',
    verdict: 'passed',
  })
  expect(events[0]?.detail.message).toEqual({
    method: 'GET',
    path: '/h',
    header: decodeProtectedHeader(tokenOf(location)),
    claims,
    signature: { algorithm: 'Ed25519', keyId: signingKey.kid, valid: true },
  })
  expect(JSON.stringify(events)).not.toContain(jti)
  // 18:00 UTC is one o'clock of the next day in Jakarta.
  expect(await ramai.db.select().from(promotionDepartures)).toEqual([
    { shop: 'pasar', promoId: 101, day: '2026-11-25', departures: 2 },
  ])
})

test('the same id at another shop is another promotion, addressed only to that shop', async () => {
  const ramai = await shoppableFeed()
  await replaceCatalogue(ramai.db, { shop: 'warung', catalogue: sampleCatalogue() })

  const { location } = await startHandoff({ ...ramai, shop: 'warung', promoId: 101 })

  expect(location).toMatch(/^http:\/\/warung\.localhost:3001\/h\?t=/)
  expect(decodeJwt(tokenOf(location))).toMatchObject({ aud: 'http://warung.localhost:3001', promo: 101 })
  expect(await ramai.db.select().from(promotionDepartures)).toMatchObject([{ shop: 'warung', departures: 1 }])
})

test('no token is signed for a promotion that its shop does not list', async () => {
  const ramai = await shoppableFeed()
  await ramai.db.delete(cataloguePromos).where(eq(cataloguePromos.id, 101))

  const attempts = [
    { promoId: 101 },
    { promoId: 9999 },
    { shop: 'warung', promoId: 102 },
    { shop: 'nowhere', promoId: 102 },
  ].map((promotion) => startHandoff({ ...ramai, ...promotion }))

  for (const attempt of await Promise.allSettled(attempts))
    expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'promotion_unknown' } })
  expect(await ramai.db.select().from(auditEvents)).toEqual([])
})

test('no token is signed, and no plain link returned, for a sold-out product', async () => {
  const ramai = await shoppableFeed()
  await ramai.db.update(catalogueVariants).set({ stock: 'sold_out' }).where(eq(catalogueVariants.sku, 'AYU-SERUM'))

  const attempts = [startHandoff({ ...ramai, promoId: 101 }), leaveByPlainLink(ramai, { shop: 'pasar', promoId: 101 })]

  for (const attempt of await Promise.allSettled(attempts))
    expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'promotion_sold_out' } })
  expect(await ramai.db.select().from(auditEvents)).toEqual([])
})

test('an audit event cannot be changed or deleted', async () => {
  const ramai = await shoppableFeed()
  await startHandoff({ ...ramai, promoId: 101 })

  await expect(ramai.db.update(auditEvents).set({ kind: 'nothing' })).rejects.toMatchObject({
    cause: { message: 'audit_events is append-only' },
  })
  await expect(ramai.db.delete(auditEvents)).rejects.toMatchObject({
    cause: { message: 'audit_events is append-only' },
  })
})
