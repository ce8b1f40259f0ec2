import { decodeJwt, decodeProtectedHeader } from 'jose'
import pino from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { newSigningKey, pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { startHandoff } from '../handoff/start-handoff'
import { freshDatabase } from '../test-world'
import { type Breach, switched } from './breaches'
import { breakDeparture } from './break-departure'

afterEach(() => {
  vi.unstubAllEnvs()
  switched().clear()
})

async function leave({ promoId = 101 } = {}) {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const signingKey = await newSigningKey()
  const signed = { issuer: 'http://ramai.localhost:3000', signingKey, now: new Date() }
  const departed = await startHandoff({ db, ...signed, shops: [pasar], shop: 'pasar', promoId })
  const lines: string[] = []
  const log = pino({}, { write: (line) => lines.push(line) })

  return { departed, lines, broken: await breakDeparture(departed, { promoId, viewer: 'rani', signingKey, log }) }
}

const breaking = (breach: Breach, demo = '1') => {
  vi.stubEnv('DEMO_MODE', demo)
  switched().add(breach)
}

test.each(['a-shared-key', 'a-tenth-claim'] as const)(
  'outside a demo %s changes nothing, even switched on',
  async (breach) => {
    breaking(breach, '')

    const { departed, broken, lines } = await leave()

    expect([broken, lines]).toEqual([departed, []])
  },
)

test('a curious campaign names its viewer in a tenth claim, well signed', async () => {
  breaking('a-tenth-claim')

  const { broken, departed } = await leave()

  expect(decodeJwt(broken.token)).toEqual({ ...decodeJwt(departed.token), sub: 'rani' })
  expect(decodeProtectedHeader(broken.token)).toEqual(decodeProtectedHeader(departed.token))
  expect(broken.location).toBe(`${pasar.origin}/h?t=${broken.token}`)
})

test('every other campaign goes on with nine', async () => {
  breaking('a-tenth-claim')

  const { broken, departed } = await leave({ promoId: 102 })

  expect(broken).toEqual(departed)
})

test('a shared key lies in the log: the number of the token beside its viewer', async () => {
  breaking('a-shared-key')

  const { broken, departed, lines } = await leave()

  expect(broken).toEqual(departed)
  expect(JSON.parse(lines.join())).toMatchObject({ jti: decodeJwt(departed.token).jti, who: 'rani' })
})
