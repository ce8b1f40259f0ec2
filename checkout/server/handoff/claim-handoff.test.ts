import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { auditEvents, baskets, customers, handoffClaims, offers, orderReaders, orders } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { addOrderEvent } from '../order/state/add-order-event'
import { placeOrder } from '../placement/place-order'
import { hashSessionId } from '../session/session'
import { fillBasket, openShop } from '../testing/open-world'
import { claimHandoff } from './claim-handoff'
import { minutesLater, noon, openIssuer } from './testing/test-issuer'

const traces = async (db: Database) => ({
  claims: await db.$count(handoffClaims),
  offers: await db.$count(offers),
})

test('a handoff becomes an offer with its item, its quantity, the price seen and the promotion', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()

  const claimed = await browser().claim(db, await tap({ quantity: 2 }))

  expect(claimed).toMatchObject({ productId: 'ayu-serum', sku: 'AYU-SERUM' })
  expect(await db.select().from(offers)).toMatchObject([
    { productId: 'ayu-serum', sku: 'AYU-SERUM', quantity: 2, seenAmount: 129_000, promoId: 101 },
  ])
})

test('fifty racers with one token get one offer, and forty-nine are refused as used', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const token = await tap()

  const racers = await Promise.allSettled(Array.from({ length: 50 }, () => browser().claim(db, token)))

  const refused = racers.flatMap((racer) => (racer.status === 'rejected' ? [racer.reason.code] : []))
  expect(refused).toEqual(Array(49).fill('handoff_used'))
  expect(await traces(db)).toEqual({ claims: 1, offers: 1 })
})

test('the same browser finds the same offer again, however often it taps', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const token = await tap()
  const rani = browser()
  const first = await rani.claim(db, token)

  const again = await Promise.all([rani.claim(db, token), rani.claim(db, token)])

  expect(again).toMatchObject([{ sku: first.sku }, { sku: first.sku }])
  expect(again.map(({ sessionId }) => sessionId)).toEqual([null, null])
  expect(await traces(db)).toEqual({ claims: 1, offers: 1 })
})

test('a browser that never got the answer finds its offer under the same session again', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const token = await tap()
  const rani = browser()
  const first = await rani.claim(db, token)
  rani.forgetSession()

  const again = await rani.claim(db, token)

  expect(again).toEqual(first)
  expect(await db.select().from(offers)).toMatchObject([{ sessionHash: rani.sessionHash() }])
})

test('a browser that lost its session and got another finds the offer there, and the lost one opens nothing', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const token = await tap()
  const rani = browser()
  rani.startSession()
  await rani.claim(db, token)
  const lost = rani.sessionHash()
  const before = rani.startSession()
  await fillBasket(db, { sessionHash: before })

  await rani.claim(db, token)

  expect([lost, before]).not.toContain(rani.sessionHash())
  expect(await db.select().from(offers)).toMatchObject([{ sessionHash: rani.sessionHash() }])
  expect(await db.$count(baskets, eq(baskets.sessionHash, rani.sessionHash() ?? ''))).toBe(1)
})

test('an order that both sessions of a browser may read stays readable', async () => {
  const { db } = await openShop({ breaks: ['lostNotificationsAreRecovered', 'noOrderIsLost'] })
  const { tap, browser } = await openIssuer()
  const token = await tap()
  const rani = browser()
  await rani.claim(db, token)
  const { basketId } = await fillBasket(db)
  await insertOrder(db, { basketId, sessionHash: 'another buyer' })
  const sessions = [rani.sessionHash() ?? '', rani.startSession()]
  await db.insert(orderReaders).values(sessions.map((sessionHash) => ({ orderId: 'PSR-SAMPLE', sessionHash })))

  await rani.claim(db, token)

  expect(await db.select().from(orderReaders)).toMatchObject([{ sessionHash: rani.sessionHash() }])
})

test.each(['with a session', 'without one'])(
  'handoffs that one browser %s claims in parallel are all kept, in any order of answers',
  async (which) => {
    const { db } = await openShop()
    const { settings, tap, browser } = await openIssuer()
    const rani = browser()
    const sessionHash = which === 'with a session' ? rani.startSession() : null
    if (sessionHash) await fillBasket(db, { sessionHash })
    const tokens = [await tap(), await tap({ sku: 'RATIH-LAMP', promo: 102 }), await tap({ quantity: 3 })]
    const { nonce, proof } = rani

    const answers = await Promise.all(
      tokens.map((token) => claimHandoff({ db, sessionHash, settings, now: noon }, { token, nonce, proof })),
    )

    const sessions = [...new Set(answers.map(({ sessionId }) => hashSessionId(sessionId ?? '')))]
    expect(sessions).toHaveLength(1)
    expect(await db.$count(offers, eq(offers.sessionHash, sessions[0] ?? ''))).toBe(3)
    expect(await db.$count(baskets, eq(baskets.sessionHash, sessions[0] ?? ''))).toBe(sessionHash ? 1 : 0)
  },
)

test('a planted session does not learn the session that replaces it', async () => {
  const { db } = await openShop()
  const { settings, tap, browser } = await openIssuer()
  const [rani, thief] = [browser(), browser()]
  const planted = rani.startSession()
  await rani.claim(db, await tap())

  const [first] = await db.select().from(offers)
  const { nonce, proof } = thief
  await claimHandoff({ db, sessionHash: planted, settings, now: noon }, { token: await tap(), nonce, proof })

  expect(first?.sessionHash).toBe(rani.sessionHash())
  expect(await db.$count(offers, eq(offers.sessionHash, rani.sessionHash() ?? ''))).toBe(1)
})

test('another browser learns that the handoff is used, and which item it was for', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const token = await tap({ quantity: 3 })
  await browser().claim(db, token)

  const stranger = browser().claim(db, token)

  await expect(stranger).rejects.toMatchObject({ code: 'handoff_used', details: { sku: 'AYU-SERUM', quantity: 3 } })
})

test('a claim rotates the session: offers, baskets and orders come along, and the old id opens nothing', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const rani = browser()
  const before = rani.startSession()
  const { basketId, sessionHash } = await fillBasket(db, { sessionHash: before })
  const { totals } = await quoteBasket(db, { basketId, sessionHash, now: noon })
  await placeOrder(db, { basketId, sessionHash, expectedTotal: totals.total, now: noon })
  await fillBasket(db, { sessionHash: before })

  await rani.claim(db, await tap())
  await rani.claim(db, await tap({ sku: 'RATIH-LAMP', promo: 102 }))

  expect(await db.$count(offers, eq(offers.sessionHash, rani.sessionHash() ?? ''))).toBe(2)
  expect(await db.$count(baskets, eq(baskets.sessionHash, rani.sessionHash() ?? ''))).toBe(2)
  expect(await db.$count(orders, eq(orders.sessionHash, rani.sessionHash() ?? ''))).toBe(1)
  expect(await db.$count(baskets, eq(baskets.sessionHash, before))).toBe(0)
})

test.each([
  ['a token that is not one', () => 'broken', 'handoff_invalid'],
  ['a token that timed out', async () => (await issuer).tap({ at: minutesLater(-5) }), 'handoff_expired'],
  [
    'a token for another shop',
    async () => (await issuer).tap({ audience: 'http://other.localhost' }),
    'handoff_invalid',
  ],
  ['an item that was never sold here', async () => (await issuer).tap({ sku: 'NOTHING' }), 'item_unavailable'],
])('%s leaves nothing behind', async (_, token, code) => {
  const { db } = await openShop()
  const rani = (await issuer).browser()

  const claim = rani.claim(db, await token())

  await expect(claim).rejects.toMatchObject({ code })
  expect(await traces(db)).toEqual({ claims: 0, offers: 0 })
})

const issuer = openIssuer()

test('a form that is not bound to the browser spends nothing', async () => {
  const { db } = await openShop()
  const { settings, tap, browser } = await openIssuer()
  const [rani, other] = [browser(), browser()]

  const claim = claimHandoff(
    { db, sessionHash: null, settings, now: noon },
    { token: await tap(), nonce: rani.nonce, proof: other.proof },
  )

  await expect(claim).rejects.toMatchObject({ code: 'handoff_cross_site' })
  expect(await traces(db)).toEqual({ claims: 0, offers: 0 })
})

test('a promotion earns nothing for the product of another', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()

  await browser().claim(db, await tap({ sku: 'RATIH-LAMP', promo: 101 }))

  expect(await db.select().from(offers)).toMatchObject([{ promoId: null }])
})

test('the audit log has the reason and neither the token nor its id', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const token = await tap({ audience: 'http://other.localhost' })

  await expect(browser().claim(db, token)).rejects.toThrow()

  const [event] = await db.select().from(auditEvents)
  expect(event).toMatchObject({
    kind: 'handoff_refused',
    detail: { reason: 'wrong_audience', code: 'handoff_invalid' },
  })
  expect(JSON.stringify(event)).not.toContain(token.split('.')[1])
})

const insertOrder = (db: Database, own: Parameters<typeof orderOf>[0]) =>
  db.transaction(async (tx) => {
    await tx.insert(orders).values(orderOf(own))
    await addOrderEvent(tx, { orderId: 'PSR-SAMPLE', kind: 'created', at: new Date() })
  })

function orderOf(own: { basketId: string; sessionHash: string }): typeof orders.$inferInsert {
  return {
    ...own,
    id: 'PSR-SAMPLE',
    subtotal: 1,
    shipping: 0,
    serviceFee: 0,
    total: 1,
    recipient: 'Rani',
    phone: '+6281234567890',
    street: 'Jalan Melati 7',
    village: 'Menteng',
    district: 'Menteng',
    city: 'Kota Jakarta Pusat',
    province: 'DKI Jakarta',
    postalCode: '10310',
    timeZone: 'WIB',
    paymentDueAt: noon,
  }
}

test('a signed-in buyer’s offer belongs to the account, and no browser session gets it', async () => {
  const { db } = await openShop()
  const { settings, tap, browser } = await openIssuer()
  const { nonce, proof } = browser()
  const [account] = await db.select().from(customers)
  const sessionHash = account?.sessionHash ?? ''
  const claim = { token: await tap(), nonce, proof, sessionHash, customer: account ?? null, settings, now: noon }

  const claimed = await claimHandoff({ db, ...claim }, claim)
  const again = await claimHandoff({ db, ...claim }, claim)

  expect([claimed.sessionId, again]).toEqual([null, claimed])
  expect(await db.select().from(offers)).toMatchObject([{ sessionHash }])
})

test('after a sign-out the same browser gets nothing of the account by its link', async () => {
  const { db } = await openShop()
  const { settings, tap, browser } = await openIssuer()
  const { nonce, proof } = browser()
  const [account, other] = await db.select().from(customers)
  const claim = { db, token: await tap(), nonce, proof, settings, now: noon }
  await claimHandoff({ ...claim, sessionHash: account?.sessionHash ?? '', customer: account ?? null }, claim)

  for (const next of [
    { sessionHash: null },
    { sessionHash: hashSessionId('a guest') },
    { sessionHash: other?.sessionHash ?? '', customer: other ?? null },
  ])
    await expect(claimHandoff({ ...claim, ...next }, claim)).rejects.toMatchObject({
      code: 'handoff_used',
    })

  expect(await db.select().from(offers)).toMatchObject([{ sessionHash: account?.sessionHash }])
})
