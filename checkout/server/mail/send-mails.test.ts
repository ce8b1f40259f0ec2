import { openPostOffice, type PostOffice } from '@jembatan/platform/mail'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { mails, orders } from '@/db/schema'
import { openMailServer } from '../../../tools/gate/open-mail-server'
import { notifyBuyer } from '../order/state/notify-buyer'
import { after, OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { listOutbox } from './list-outbox'
import { queueAccountMail } from './queue-mail'
import { forgetMails, sendMails } from './send-mails'

const links = { origin: 'http://pasar.localhost:3001', secret: 'ac'.repeat(32) }
const email = 'galuh@pembeli.example'

type World = {
  left?: string | null
  server?: Parameters<typeof openMailServer>[0]
  lines?: { sku: string; quantity: number }[]
  language?: 'id' | 'en'
}

/** Opens a world with an order whose buyer left an email, and a mail server. */
async function world({ left = email, server: options, lines, language }: World = {}) {
  const order = await placeTestOrder({ lines, language })
  await order.db.update(orders).set({ email: left }).where(eq(orders.id, order.orderId))
  const server = await openMailServer(options)
  const post = openPostOffice({ url: server.url, from: 'Pasar <pesan@pasar.example>', timeoutMs: 2000 })
  onTestFinished(() => {
    post.close()
    return server.close()
  })
  const notify = (about?: string) =>
    notifyBuyer(order.db, { orderId: order.orderId, kind: 'shipped', about, now: after(1) })
  const send = (now = after(1), via: PostOffice = post) => sendMails(order.db, { post: via, ...links, now })

  return { ...order, ...server, post, tell: notify, send }
}

const subjectOf = (raw: string) => /^Subject: (.*)$/m.exec(raw)?.[1]
const numberOf = (raw: string) => /^Message-ID: (.*)$/m.exec(raw)?.[1]

test('a message to the buyer is mailed once to the order’s email, in both languages where its own is unknown', async () => {
  const { emails, tell, send, orderId } = await world()
  await Promise.all([tell(), tell()])

  await Promise.all([send(), send()])
  await send(after(200))

  expect(emails.map(({ to }) => to)).toEqual([[email]])
  const [{ raw } = { raw: '' }] = emails
  // Quoted-printable: the subject has characters outside of ASCII.
  expect(subjectOf(raw)).toMatch(/Paket.dikirim/)
  for (const part of ['Halo', 'Hello', `/orders/${orderId}`]) expect(raw.replaceAll('=\r\n', '')).toContain(part)
})

test('an email is in the language of the order, and its subject names what happened and the goods', async () => {
  const { db, tell, orderId, sessionHash, total } = await world({ language: 'en', lines: OF_TWO_SHOPS })
  await tell()

  const [mail] = await listOutbox(db, { sessions: [sessionHash], ...links })

  expect(mail?.subject).toBe('Parcel sent: AYU Brightening Serum 30 ml and 1 other item')
  expect(mail?.text).not.toMatch(/Halo|pesanan/i)
  for (const part of [orderId, '2 × KALA', `Rp${total.toLocaleString('id-ID')}`, `${links.origin}/orders/${orderId}`])
    expect(mail?.text).toContain(part)
})

test('an email writes a sum as the pages do', async () => {
  const { db, orderId, sessionHash } = await world()
  await notifyBuyer(db, { orderId, kind: 'refund_confirmed', detail: { amount: 129_000 }, now: after(1) })

  const [mail] = await listOutbox(db, { sessions: [sessionHash], ...links })

  expect(mail?.text.match(/Rp129.000/g)).toEqual(['Rp129.000', 'Rp129.000'])
})

test('an email about two shops names both, and an email about a parcel names its shop', async () => {
  const { db, orderId, sessionHash } = await world({ lines: OF_TWO_SHOPS })
  const detail = { shop: 'rumah-ayu' }
  await notifyBuyer(db, { orderId, kind: 'done', now: after(1) })
  await notifyBuyer(db, { orderId, kind: 'shipped', about: detail.shop, detail, now: after(2) })

  const emails = await listOutbox(db, { sessions: [sessionHash], ...links })

  expect(emails.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^(?!.*Griya Kriya)(?=.*Merpati membawa paketmu dari Rumah Ayu)/s),
    expect.stringContaining('berbelanja di Griya Kriya dan Rumah Ayu'),
  ])
})

test('many that send at once send each email once', async () => {
  const { emails, tell, send } = await world()
  for (const about of ['a', 'b', 'c', 'd', 'e']) await tell(about)

  await Promise.all(Array.from({ length: 8 }, () => send()))

  expect(emails).toHaveLength(5)
})

test('without an email address, updates appear on the order page only', async () => {
  const { db, emails, tell, send, messages } = await world({ left: null })
  await tell()

  await send()

  expect([emails.length, await db.$count(mails), await messages()]).toEqual([0, 0, ['shipped']])
})

test('a worker that dies before sending loses no email, and during its lease no other worker sends', async () => {
  const { db, emails, tell, send } = await world()
  await tell()
  const dies: PostOffice = { send: () => new Promise(() => {}), close: () => {} }
  void send(after(1), dies)
  await expect.poll(() => db.$count(mails, eq(mails.attempts, 1))).toBe(1)

  await send(after(1))
  expect(emails).toEqual([])
  await send(after(3))

  expect(emails).toHaveLength(1)
})

test('a worker that dies after the server took an email sends the same email again, under the same number', async () => {
  const { post, emails, tell, send } = await world()
  await tell()
  const diesAfterwards: PostOffice = {
    send: async (mail) => {
      await post.send(mail)
      throw new Error('killed')
    },
    close: () => {},
  }

  await send(after(1), diesAfterwards)
  await send(after(60))

  expect(emails.map(({ raw }) => numberOf(raw))).toEqual([numberOf(emails[0]?.raw ?? ''), expect.stringContaining('@')])
  expect(new Set(emails.map(({ raw }) => numberOf(raw))).size).toBe(1)
})

test('an email with a temporary failure is sent again, and one with a permanent failure is not', async () => {
  const refusals: Record<string, number> = { [email]: 451 }
  const { emails, tell, send } = await world({ server: { refusals } })
  await tell()
  await send()
  delete refusals[email]
  await send(after(30))
  refusals[email] = 550
  await tell('again')
  await send(after(31))
  delete refusals[email]

  await send(after(24 * 60))

  expect(emails).toHaveLength(1)
})

test('in a demo a browser sees the emails that it caused, and no other browser does', async () => {
  const { db, tell, sessionHash } = await world()
  await tell()
  const reset = {
    kind: 'password_reset',
    key: 'one',
    recipient: email,
    language: 'en',
    detail: { seed: 'a-seed' },
  } as const
  await queueAccountMail(db, { ...reset, sessionHash: 'another', now: after(2) })

  const [own, other] = await Promise.all(
    [
      { sessions: [sessionHash], accounts: [] },
      { sessions: [], accounts: ['another'] },
    ].map((whose) => listOutbox(db, { ...whose, ...links })),
  )

  expect(own?.map(({ subject }) => subject)).toEqual([expect.stringContaining('Paket dikirim')])
  expect(other?.map(({ text }) => text)).toEqual([expect.stringContaining('/account/new-password?token=')])
  expect(other?.map(({ parts }) => parts.map(({ language }) => language))).toEqual([['en']])
})

test('emails are forgotten after a month', async () => {
  const { db, tell } = await world()
  await tell()

  await forgetMails(db, { now: after(29 * 24 * 60) })
  const countBefore = await db.$count(mails)
  await forgetMails(db, { now: after(31 * 24 * 60) })

  expect([countBefore, await db.$count(mails)]).toEqual([1, 0])
})
