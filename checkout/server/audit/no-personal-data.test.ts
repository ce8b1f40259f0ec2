import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { auditEvents, orders } from '@/db/schema'
import { openIssuer } from '../handoff/testing/test-issuer'
import { receiveNotification } from '../payment/notification/receive-notification'
import { after, placeTestOrder } from '../testing/test-order'

const noon = new Date('2026-11-25T05:00:00Z')
const people = fc.record({
  name: fc.stringMatching(/^[A-Z][a-z]{4,9}-[A-Z][a-z]{6,12}$/),
  phone: fc.stringMatching(/^628[1-9][0-9]{9}$/),
})

/** Builds a token with personal data in every field. */
async function smuggle({ name, phone }: { name: string; phone: string }) {
  const claims = { iss: `http://${name}`, aud: name, jti: name, sku: name, seen: [Number(phone), 'IDR'], promo: 1 }

  return new SignJWT({ ...claims, qty: 1, iat: Number(phone), exp: Number(phone) + 60, viewer: name })
    .setProtectedHeader({ alg: 'HS256', kid: name, typ: name })
    .sign(new Uint8Array(32))
}

test('the audit log holds no person, token or session, after genuine and forged requests', async () => {
  const order = await placeTestOrder()
  const { tap, browser } = await openIssuer()
  const forbidden = [order.sessionHash, 'Sari Wulandari', '81234567890', 'Jalan Melati']

  const arrive = async (person: { name: string; phone: string }) => {
    const visitor = browser()
    const token = await tap()
    await visitor.claim(order.db, token)
    const forged = await smuggle(person)
    await expect(browser().claim(order.db, token)).rejects.toThrow()
    await expect(browser().claim(order.db, forged)).rejects.toThrow()
    const rawBody = JSON.stringify({
      order_id: person.name,
      transaction_id: person.phone,
      transaction_status: person.name,
      status_code: person.phone,
      gross_amount: person.phone,
      signature_key: person.name,
    })
    const notification = { rawBody, serverKey: 'SB-Mid-server-test', now: noon }
    await expect(receiveNotification({ db: order.db, ...notification }, notification)).rejects.toThrow()
    const [, payload = '', signature = ''] = token.split('.')
    const { jti } = JSON.parse(Buffer.from(payload, 'base64url').toString())
    forbidden.push(person.name, person.phone, jti, signature, payload, visitor.nonce, visitor.sessionHash() ?? '?')
  }
  await fc.assert(fc.asyncProperty(people, arrive), { numRuns: 15, endOnFailure: true })
  await order.reportStatus({ method: 'qris' })

  const logged = JSON.stringify(await order.db.select().from(auditEvents))
  expect(forbidden.filter((word) => logged.includes(word))).toEqual([])
}, 60_000)

test('no event joins an order with a token’s claims', async () => {
  const order = await placeTestOrder()
  const { tap, browser } = await openIssuer()
  await browser().claim(order.db, await tap())
  await order.reportStatus({ method: 'qris' }, after(5))

  const events = await order.db.select().from(auditEvents)
  const [{ id = randomUUID() } = {}] = await order.db.select({ id: orders.id }).from(orders)
  const ofTokens = events.filter(({ kind }) => kind.startsWith('handoff'))

  expect(ofTokens).not.toEqual([])
  expect(events.some(({ detail }) => JSON.stringify(detail).includes(id))).toBe(true)
  expect(ofTokens.filter(({ detail }) => JSON.stringify(detail).includes(id))).toEqual([])
})
