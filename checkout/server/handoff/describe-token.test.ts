import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { showHandoff } from './show-handoff'
import { minutesLater, noon, openIssuer } from './testing/test-issuer'

const show = async (db: Database, token: string, now = noon) => {
  const { settings } = await issuer
  await showHandoff({ db, settings, now }, { token, nonce: null }).catch(() => {})
}

const issuer = openIssuer()

const refusals = (db: Database) => db.select().from(auditEvents).where(eq(auditEvents.kind, 'handoff_refused'))

test('an expired token is recorded with its claims and as genuine', async () => {
  const { db } = await openShop()

  await show(db, await (await issuer).tap(), minutesLater(10))

  const [event] = await refusals(db)
  expect(event?.detail).toMatchObject({
    reason: 'expired',
    crossing: { flow: 'F2', verdict: 'refused' },
    message: {
      method: 'GET',
      path: '/h',
      status: 410,
      claims: { sku: 'AYU-SERUM', qty: 1 },
      signature: { valid: true },
    },
  })
})

test('a token with a letter changed is recorded with what this shop knows of it and as unsigned', async () => {
  const { db } = await openShop()
  const [header = '', payload = '', signature = ''] = (await (await issuer).tap()).split('.')
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), qty: 2 }
  const altered = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')

  await show(db, altered)

  const [event] = await refusals(db)
  expect(event?.detail).toMatchObject({
    reason: 'signature',
    message: { status: 400, claims: { sku: 'AYU-SERUM', qty: 2 }, signature: { valid: false } },
  })
  expect(JSON.stringify(event)).not.toContain(claims.jti)
})

test('text that is no token is recorded without its content', async () => {
  const { db } = await openShop()

  await show(db, 'sari.wulandari')

  const [event] = await refusals(db)
  expect(event?.detail.message).toEqual({ method: 'GET', path: '/h', status: 400 })
})
