import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { newSigningKey, pasar, sampleCatalogue, warung } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../testing/open-world'
import { stageHandoff } from './stage-handoff'

const now = new Date('2026-11-24T18:00:00Z')

async function stagedFeed() {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const issuer = { issuer: 'http://ramai.localhost:3000', signingKey: await newSigningKey() }

  return { db, staged: { ...issuer, shop: 'pasar', shops: [pasar, warung], promoId: 101, now } }
}

test('a staged departure is like any other, and is in the audit log', async () => {
  const { db, staged } = await stagedFeed()

  const { location, token } = await stageHandoff(db, staged)

  expect(location).toBe(`${pasar.origin}/h?t=${token}`)
  expect(decodeJwt(token)).toMatchObject({ aud: pasar.origin, seen: [129_000, 'IDR'], iat: now.getTime() / 1000 })
  expect(await db.select().from(auditEvents)).toMatchObject([{ kind: 'handoff_minted', at: now }])
})

test('a scenario’s changes are in the token, which still goes to the shop of the promotion', async () => {
  const { db, staged } = await stagedFeed()

  const { location, token } = await stageHandoff(db, {
    ...staged,
    seen: 99_000,
    secondsAgo: 300,
    audience: warung.origin,
  })

  expect(location).toMatch(`${pasar.origin}/h?t=`)
  expect(decodeJwt(token)).toMatchObject({
    aud: warung.origin,
    seen: [99_000, 'IDR'],
    iat: now.getTime() / 1000 - 300,
    exp: now.getTime() / 1000 - 180,
  })
})

test('a promotion that its shop does not list cannot be staged', async () => {
  const { db, staged } = await stagedFeed()

  await expect(stageHandoff(db, { ...staged, promoId: 9999 })).rejects.toMatchObject({ code: 'promotion_unknown' })
})
