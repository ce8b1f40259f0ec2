import { decodeJwt, decodeProtectedHeader } from 'jose'
import pino from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { newSigningKey, pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { BREACHES, switchedOn } from '../demo/breaches'
import { freshDatabase } from '../testing/open-world'
import { composedDeparture } from './departure'

beforeEach(() => void vi.stubEnv('DEMO_MODE', '1'))
afterEach(() => {
  vi.unstubAllEnvs()
  switchedOn().clear()
})

async function leave({ promoId = 101 } = {}) {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const issuer = { issuer: 'http://ramai.localhost:3000', signingKey: await newSigningKey() }
  const lines: string[] = []
  const log = pino({}, { write: (line) => lines.push(line) })
  const handoff = { db, ...issuer, now: new Date(), shops: [pasar], shop: 'pasar', promoId }
  const { location, token } = await composedDeparture()(handoff, { viewer: 'rani', log })

  return { location, token, claims: decodeJwt(token), lines }
}

test('outside a demo no viewer is named, even with a violation switched on', async () => {
  for (const breach of BREACHES) switchedOn().add(breach)
  vi.stubEnv('DEMO_MODE', '')

  const { claims, lines } = await leave()

  expect(Object.keys(claims)).toHaveLength(9)
  expect(claims).not.toHaveProperty('sub')
  expect(lines).toEqual([])
})

test('in a demo no viewer is named while no violation is switched on', async () => {
  const { claims, lines } = await leave()

  expect(claims).not.toHaveProperty('sub')
  expect(lines).toEqual([])
})

test('the manipulated campaign names its viewer in a validly signed tenth claim', async () => {
  switchedOn().add('a-tenth-claim')

  const { location, token, claims } = await leave()

  expect(Object.keys(claims)).toHaveLength(10)
  expect(claims.sub).toBe('rani')
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: expect.any(String), kid: expect.any(String) })
  expect(location).toBe(`${pasar.origin}/h?t=${token}`)
})

test('every other campaign keeps nine claims', async () => {
  switchedOn().add('a-tenth-claim')

  const { claims } = await leave({ promoId: 102 })

  expect(Object.keys(claims)).toHaveLength(9)
})

test('a shared key appears in the log: the token’s id with its viewer', async () => {
  switchedOn().add('a-shared-key')

  const { claims, lines } = await leave()

  expect(claims).not.toHaveProperty('sub')
  expect(JSON.parse(lines.join())).toMatchObject({ jti: claims.jti, who: 'rani' })
})
