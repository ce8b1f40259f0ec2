import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/db/connect'
import { composedVerbs } from '../composition/verbs'
import { openIssuer } from '../handoff/testing/test-issuer'
import { hashSessionId } from '../session/session'
import { openShop } from '../testing/open-world'
import { dropSharedKeys, keepSharedKeys, keepsSharedKeys } from './shared-keys'

beforeEach(() => vi.stubEnv('DEMO_MODE', '1'))
afterEach(() => vi.unstubAllEnvs())

const readKept = (db: Database) => db.execute('select jti, session_hash from shared_keys')

async function claim(db: Database) {
  const { tap, browser } = await openIssuer()
  const token = await tap()
  const { sessionId } = await browser().claim(db, token, undefined, composedVerbs().claimHandoff)

  return { token, sessionHash: hashSessionId(sessionId ?? '') }
}

test('a shared key is in a table: the token’s id beside its buyer’s session', async () => {
  const { db } = await openShop()
  await keepSharedKeys(db)

  const { token, sessionHash } = await claim(db)

  const [, payload = ''] = token.split('.')
  const { jti } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  expect([...(await readKept(db))]).toEqual([{ jti, session_hash: sessionHash }])
})

test('nothing is kept while nothing is switched on, nor outside a demo, and nothing is left when it is over', async () => {
  const { db } = await openShop()
  await claim(db)
  await keepSharedKeys(db)
  vi.stubEnv('DEMO_MODE', '')
  await claim(db)

  expect([...(await readKept(db))]).toEqual([])
  await dropSharedKeys(db)
  expect(await keepsSharedKeys(db)).toBe(false)
})
