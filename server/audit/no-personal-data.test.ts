import fc from 'fast-check'
import { decodeJwt } from 'jose'
import pino from 'pino'
import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { authOf } from '../account/testing/members'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { newSigningKey, pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import * as mail from '../composition/mail'
import { startHandoff } from '../handoff/start-handoff'
import { freshDatabase } from '../testing/open-world'
import { createCaller } from '../trpc/router'

const viewers = fc.record({
  viewer: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
  address: fc.ipV6(),
  closed: fc.array(fc.stringMatching(/^[a-z]{5}-[a-z]{9}$/), { maxLength: 3 }),
  requestId: fc.uuid(),
})

type Viewer = typeof viewers extends fc.Arbitrary<infer Someone> ? Someone : never

test('the audit log contains neither the viewer nor the token of a departure, a plain link or a refusal', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const world = { db, shops: [pasar], now: new Date('2026-11-25T04:00:00Z') }
  const issuer = { issuer: 'http://ramai.localhost:3000', signingKey: await newSigningKey() }
  const promotion = { shop: 'pasar', promoId: 101 }
  const unspeakable: string[] = []

  const leave = async ({ viewer, address, closed, requestId }: Viewer) => {
    const ramai = createCaller({
      ...world,
      readNow: async () => world.now,
      auth: () => authOf(db),
      language: 'id',
      closed,
      requestId,
      address,
      mail,
      log: pino({ level: 'silent' }),
    })
    const { location } = await startHandoff({ ...world, ...issuer, ...promotion })
    await ramai.handoff.plainLink({ ...promotion, viewer })
    await ramai.handoff.recordRefusal({ reason: 'cross_site', method: 'POST', status: 403 })
    const token = new URL(location).searchParams.get('t') ?? ''
    unspeakable.push(viewer, address, requestId, ...closed, token.slice(-86), String(decodeJwt(token).jti))
  }
  await fc.assert(fc.asyncProperty(viewers, leave), { numRuns: 100, endOnFailure: true })

  const recorded = JSON.stringify(await db.select().from(auditEvents))
  expect(unspeakable.filter((word) => recorded.includes(word))).toEqual([])
})
