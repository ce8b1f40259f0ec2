import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/db/connect'
import { openIssuer } from '../handoff/test-issuer'
import { openShop } from '../test-shop'
import { breakClaim } from './break-claim'
import { dropSharedKeys, keepSharedKeys, keepsSharedKeys } from './shared-keys'

beforeEach(() => vi.stubEnv('DEMO_MODE', '1'))
afterEach(() => vi.unstubAllEnvs())

const readKept = (db: Database) => db.execute('select jti, basket_id from shared_keys')

async function claim(db: Database) {
  const { tap, browser } = await openIssuer()
  const token = await tap()
  const { basketId } = await browser().claim(db, token)

  return { token, basketId }
}

test('a shared key lies in a table: the number of the token beside the basket that it became', async () => {
  const { db } = await openShop()
  await keepSharedKeys(db)
  const claimed = await claim(db)

  await breakClaim(db, claimed)

  const [, payload = ''] = claimed.token.split('.')
  const { jti } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  expect([...(await readKept(db))]).toEqual([{ jti, basket_id: claimed.basketId }])
})

test('nothing is kept while nothing is switched on, nor outside a demo, and nothing is left when it is over', async () => {
  const { db } = await openShop()
  const claimed = await claim(db)

  await breakClaim(db, claimed)
  await keepSharedKeys(db)
  vi.stubEnv('DEMO_MODE', '')
  await breakClaim(db, claimed)

  expect([...(await readKept(db))]).toEqual([])
  await dropSharedKeys(db)
  expect(await keepsSharedKeys(db)).toBe(false)
})
