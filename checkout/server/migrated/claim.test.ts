import { consentTexts } from '@jembatan/contract/consent'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { customers, mails, migratedOrders, migratedPersons, orders, reviews } from '@/db/schema'
import { formatDay } from '@/i18n/format-day'
import { LANGUAGES } from '@/i18n/language'
import type { Customer } from '../account/read-customer'
import { readCustomer } from '../account/read-customer'
import { signUp } from '../account/sign-in'
import { authOf } from '../account/testing/accounts'
import { cancelOrder } from '../cancellation/cancel-order'
import { CLAIM_DAYS, KEPT_AFTER_DAYS } from '../mail/limits'
import { listInvitations } from '../mail/list-outbox'
import { getOrder } from '../order-view/get-order'
import { listOrders } from '../order-view/list-orders'
import { eraseDueData, requestDeletion } from '../rights/delete-data'
import { endRetention } from '../rights/end-retention'
import { exportData } from '../rights/export-data'
import { WAITING_DAYS } from '../rights/limits'
import { after, placeTestOrder } from '../testing/test-order'
import { claimPerson, enterByClaim } from './claim-person'
import { findClaim } from './find-claim'
import { declineClaim, forgetUnclaimed } from './forget-persons'
import { writeInvitations } from './invite-shoppers'
import { forgetMigratedAddress, listMigratedAddresses } from './migrated-addresses'
import { sendClaim } from './request-claim'
import { showClaim } from './show-claim'

const links = { origin: 'http://pasar.localhost:3001', secret: 'ac'.repeat(32) }
const now = after(0)
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const email = 'siti@contoh.example'
const password = 'kopi pagi hari'
const address = 'Jalan Melati No. 7, Bandung, Jawa Barat'

/**
 * Opens a world with an imported order of a shopper who consented, and a reader of the link in
 * their mail.
 */
async function world() {
  const { db, gateway, orderId, sessionHash } = await placeTestOrder()
  await cancelOrder({ db, gateway, sessionHash, now }, { orderId })
  await db.update(orders).set({ basketId: null, sessionHash: null, phone: null }).where(eq(orders.id, orderId))
  const [person] = await db
    .insert(migratedPersons)
    .values({
      name: 'Siti Rahma',
      phone: '+6281200000001',
      email,
      address,
      consentText: 'pindah-2',
      consentAt: now,
      importedAt: now,
    })
    .returning()
  const personId = person?.id ?? ''
  await db
    .insert(migratedOrders)
    .values({ orderId, oldShopNumber: 'TL-10000001', personId, account: 'A', importedAt: now })
  const auth = authOf(db)
  const invite = (at = now) => writeInvitations(db, { secret: links.secret, now: at })
  const readToken = async () => /\/claim\/(\S+)/.exec((await listInvitations(db, links))[0]?.text ?? '')?.[1] ?? ''
  const enter = async (token: string, words = password): Promise<Customer> => {
    const { session } = await enterByClaim(db, { auth, token, password: words, now })
    const customer = await readCustomer({ auth, session })
    if (!customer) throw new Error('no account is signed in')
    return customer
  }
  const claim = async (token: string, words?: string) => {
    const customer = await enter(token, words)
    await claimPerson({ db, customer, now }, { token })
    return customer
  }
  const readPerson = async () => (await db.select().from(migratedPersons).where(eq(migratedPersons.id, personId)))[0]

  return { db, auth, orderId, personId, invite, readToken, enter, claim, readPerson }
}

test('a new account needs a password of today, and the link stays good', async () => {
  const { claim, invite, readToken } = await world()
  await invite()
  const token = await readToken()

  await expect(claim(token, 'kopi')).rejects.toMatchObject({ details: { password: 'password_too_short' } })
  await expect(claim(token)).resolves.toBeDefined()
})

test('each is invited once, in both languages, by a link whose token is in no table', async () => {
  const { db, invite, readToken, readPerson } = await world()

  const [first, second] = [await invite(), await invite()]

  expect([first, second]).toEqual([{ emails: 1 }, { emails: 0 }])
  const [mail] = await listInvitations(db, links)
  expect(mail).toMatchObject({ to: email, subject: expect.stringContaining('toko lama') })
  for (const part of ['Siti Rahma', '1 pesananmu', '1 order', `${links.origin}/claim/`])
    expect(mail?.text).toContain(part)
  const stored = JSON.stringify([await db.select().from(mails), await readPerson()])
  expect(stored).not.toContain(await readToken())
  const withAnotherSecret = await listInvitations(db, { ...links, secret: 'bd'.repeat(32) })
  expect(withAnotherSecret[0]?.text).not.toContain(await readToken())
})

test('an invitation writes a day as the pages do', async () => {
  const { db, invite } = await world()
  await invite()

  const [mail] = await listInvitations(db, links)

  for (const language of LANGUAGES) expect(mail?.text).toContain(formatDay(now.toISOString(), language))
})

test('the link shows what came over, by which text and when, and looking changes nothing', async () => {
  const { db, invite, readToken, readPerson } = await world()
  await invite()
  const before = await readPerson()

  const page = await showClaim({ db, customer: null, now }, { token: await readToken() })

  expect(page).toMatchObject({
    name: 'Siti Rahma',
    email,
    address,
    orders: 1,
    way: 'sign_up',
    expiresAt: later(CLAIM_DAYS).toISOString(),
    consent: { version: 'pindah-2', at: now.toISOString(), text: { id: expect.stringContaining('Pasar') } },
  })
  expect(await readPerson()).toEqual(before)
})

test('a claim puts the order into the account, and deletes the imported personal data', async () => {
  const { db, orderId, invite, readToken, claim, readPerson } = await world()
  await invite()

  const { name, sessionHash } = await claim(await readToken())

  expect(name).toBe('Siti Rahma')
  expect(await db.select().from(customers).where(eq(customers.email, email))).toMatchObject([{ emailVerified: true }])
  expect((await listOrders({ db, sessionHash }, {})).orders.map(({ id }) => id)).toEqual([orderId])
  expect(await getOrder(db, { orderId, sessionHash })).toMatchObject({ id: orderId })
  expect(await readPerson()).toMatchObject({ email: null, address, consentText: 'pindah-2', claimedAt: now })
  expect(await db.$count(mails)).toBe(0)
  const [pending, ...others] = await listMigratedAddresses({ db, customer: { sessionHash } })
  expect([pending, others]).toMatchObject([{ recipient: 'Siti Rahma', address }, []])
  expect(await forgetMigratedAddress(db, { sessionHash: 'another', id: pending?.id ?? '' })).toBe(false)
  await forgetMigratedAddress(db, { sessionHash, id: pending?.id ?? '' })
  expect(await readPerson()).toMatchObject({ name: null, phone: null, email: null, address: null })
})

test('two clicks at once make one account, and both enter it', async () => {
  const { db, invite, readToken, claim } = await world()
  await invite()
  const token = await readToken()

  const [first, second] = await Promise.all([claim(token), claim(token)])

  expect(second?.id).toBe(first?.id)
  expect(await db.$count(customers, eq(customers.email, email))).toBe(1)
})

test('an account that has the email is entered by its own password, and stays as it is', async () => {
  const { db, auth, orderId, invite, readToken, claim, enter } = await world()
  await invite()
  await signUp({ auth, name: 'Siti', email, password: 'teh sore hari' })
  const token = await readToken()

  expect(await showClaim({ db, customer: null, now }, { token })).toMatchObject({ way: 'sign_in' })
  await expect(enter(token, 'bukan ini')).rejects.toMatchObject({ code: 'sign_in_refused' })
  const { name, sessionHash } = await claim(token, 'teh sore hari')

  expect(name).toBe('Siti')
  expect((await listOrders({ db, sessionHash }, {})).orders.map(({ id }) => id)).toEqual([orderId])
})

test('a used, expired, shortened, forged or foreign link is refused with its reason', async () => {
  const { db, auth, invite, readToken, claim } = await world()
  await invite()
  const token = await readToken()
  const { session } = await signUp({ auth, name: 'Tari', email: 'tari@pembeli.example', password })
  const tari = (await readCustomer({ auth, session })) ?? null
  const code = (secret: string, at = now) =>
    findClaim(db, { token: secret, now: at }).then(
      () => 'open',
      (failure) => failure.code,
    )

  expect(await code(token, later(CLAIM_DAYS))).toBe('claim_expired')
  expect(await code(token.slice(0, 42))).toBe('claim_malformed')
  expect(await code('A'.repeat(43))).toBe('claim_unknown')
  await expect(showClaim({ db, customer: tari, now }, { token })).rejects.toMatchObject({ code: 'claim_of_another' })
  await expect(claimPerson({ db, customer: tari as Customer, now }, { token })).rejects.toMatchObject({
    code: 'claim_of_another',
  })
  const siti = await claim(token)
  expect(await code(token)).toBe('claim_used')
  expect(await claimPerson({ db, customer: siti, now }, { token })).toEqual({ orders: 0 })
})

test('a new link goes to the migrated email, ends the previous link, and reveals nothing to a stranger', async () => {
  const { db, invite, readToken, claim } = await world()
  await invite()
  const previous = await readToken()

  await sendClaim(db, { email: 'siapa@contoh.example', ...links, now })
  expect(await readToken()).toBe(previous)
  await sendClaim(db, { email, ...links, now: later(CLAIM_DAYS + 1) })

  await expect(findClaim(db, { token: previous, now })).rejects.toMatchObject({ code: 'claim_unknown' })
  await claim(await readToken())
  expect(await db.$count(mails)).toBe(0)
})

test('the link withdraws the consent, unclaimed data is deleted after its term, and the order stays without an owner', async () => {
  const { db, orderId, invite, readToken } = await world()
  await invite()
  await forgetUnclaimed(db, { now: later(CLAIM_DAYS + KEPT_AFTER_DAYS) })
  expect(await db.$count(migratedPersons)).toBe(1)

  await db.insert(reviews).values({
    productId: 'ayu-serum',
    orderId,
    sku: 'AYU-SERUM',
    stars: 5,
    body: 'Bagus.',
    author: 'Siti R.',
    language: 'id',
    createdAt: now,
  })

  await declineClaim({ db, now }, { token: await readToken() })

  expect([await db.$count(migratedPersons), await db.$count(mails)]).toEqual([0, 0])
  expect(await db.select().from(migratedOrders)).toMatchObject([{ orderId, personId: null }])
  expect(await db.select().from(reviews).where(eq(reviews.orderId, orderId))).toMatchObject([{ author: null }])

  const other = await world()
  await other.invite()
  await forgetUnclaimed(other.db, { now: new Date(later(CLAIM_DAYS + KEPT_AFTER_DAYS).getTime() + 1) })
  expect([await other.db.$count(migratedPersons), await other.db.$count(mails)]).toEqual([0, 0])
  expect(await other.db.select().from(migratedOrders)).toMatchObject([{ personId: null }])
})

test('a claimed order is in the copy of the data, and of a deletion it stays with its invoice’s words and without a link', async () => {
  const { db, orderId, invite, readToken, claim } = await world()
  await invite()
  const { sessionHash } = await claim(await readToken())

  const copy = await exportData({ db, sessionHash, now })
  await requestDeletion({ db, sessionHash, now })
  await eraseDueData(db, { now: later(WAITING_DAYS) })

  expect(copy).toMatchObject({
    account: { email, migrated: [{ consentText: 'pindah-2', address }] },
    orders: [{ id: orderId, oldShopNumber: 'TL-10000001' }],
  })
  expect(await db.select().from(orders).where(eq(orders.id, orderId))).toMatchObject([{ recipient: 'Sari Wulandari' }])
  expect(await db.select().from(migratedOrders)).toMatchObject([{ orderId, personId: null }])
  expect([await db.$count(migratedPersons), await db.$count(customers, eq(customers.email, email))]).toEqual([0, 0])
})

test('after ten years nothing says any more whose a moved order was', async () => {
  const { db, invite, readToken, claim } = await world()
  await invite()
  await claim(await readToken())

  await endRetention(db, { now: new Date(new Date(now).setUTCFullYear(now.getUTCFullYear() + 10) + 1) })

  expect(await db.select().from(migratedOrders)).toMatchObject([{ personId: null }])
})

test('unclaimed data is deleted at the time that the consent text states', () => {
  const days = CLAIM_DAYS + KEPT_AFTER_DAYS

  expect(consentTexts['pindah-2']?.id).toContain(`${days} hari`)
  expect(consentTexts['pindah-2']?.en).toContain(`${days} days`)
})
