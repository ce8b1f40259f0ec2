import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Connection } from '@/db/connect'
import { auditEvents, buyerMessages, ledgerEntries, ledgerTransactions, orderEvents, outbox } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { balanceOf } from '../ledger/balance-of'
import { postTransaction } from '../ledger/post-transaction'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { placeTestOrder } from '../testing/test-order'
import { inOneChange } from './change-log'

const now = new Date('2026-11-25T03:10:00Z')

const payment = (orderId: string) =>
  ({
    key: `test:${orderId}`,
    kind: 'payment',
    orderId,
    currency: 'IDR',
    entries: { gateway_receivable: 1_000, buyer_clearing: -1_000 },
    now,
  }) as const

/** Adds one entry of each kind, and two of some. */
async function addOneOfEach(tx: Connection, orderId: string) {
  await addOrderEvent(tx, { orderId, kind: 'flagged', at: now, detail: { flag: 'test' } })
  await addOrderEvent(tx, { orderId, kind: 'stopped', at: now })
  await recordEvent(tx, { kind: 'order_packed', detail: { orderId }, at: now })
  for (const _ of ['once', 'twice']) {
    await postTransaction(tx, payment(orderId))
    await notifyBuyer(tx, { orderId, kind: 'payment_twice', about: 'test', now })
  }
}

async function readLog(db: Connection, orderId: string) {
  const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId)).orderBy(orderEvents.id)

  return {
    events: events.map(({ kind, detail }) => [kind, detail]),
    audit: (await db.select().from(auditEvents).where(eq(auditEvents.kind, 'order_packed'))).map(({ at }) => at),
    posted: (await db.select().from(ledgerTransactions)).map(({ key, at }) => [key, at]),
    entries: (await db.select().from(ledgerEntries).orderBy(ledgerEntries.id)).map(({ amount }) => amount),
    outbox: (await db.select().from(outbox)).map(({ topic, payload, publishedAt }) => [topic, payload, publishedAt]),
    messages: (await db.select().from(buyerMessages)).map(({ kind, at }) => [kind, at]),
  }
}

const expectedLog = (orderId: string) => ({
  events: [
    ['created', null],
    ['flagged', { flag: 'test' }],
    ['stopped', null],
  ],
  audit: [now],
  posted: [[`test:${orderId}`, now]],
  entries: [1_000, -1_000],
  outbox: [['buyer_message', { kind: 'payment_twice' }, now]],
  messages: [['payment_twice', now]],
})

const BREAKS = ['paidByVerifiedStatus', 'oneOfEverything', 'theBooksBalance', 'aReturnProvesNothing'] as const

test('the log of a change is written with its commit: in their order, and what has a key once', async () => {
  const { db, orderId } = await placeTestOrder({ breaks: [...BREAKS] })
  let before: unknown

  await inOneChange(db, async (tx) => {
    await addOneOfEach(tx, orderId)
    before = (await readLog(tx, orderId)).posted
  })

  expect(before).toEqual([])
  expect(await readLog(db, orderId)).toEqual(expectedLog(orderId))
})

test('outside of a change the same entries are written at once', async () => {
  const { db, orderId } = await placeTestOrder({ breaks: [...BREAKS] })

  await db.transaction((tx) => addOneOfEach(tx, orderId))

  expect(await readLog(db, orderId)).toEqual(expectedLog(orderId))
})

test('a change that fails leaves no entry', async () => {
  const { db, orderId } = await placeTestOrder()

  const failing = inOneChange(db, async (tx) => {
    await addOneOfEach(tx, orderId)
    throw new Error('power cut')
  })

  await expect(failing).rejects.toThrow('power cut')
  expect(await readLog(db, orderId)).toEqual({
    events: [['created', null]],
    audit: [],
    posted: [],
    entries: [],
    outbox: [],
    messages: [],
  })
})

test('a balance that is read within a change knows what the change has posted', async () => {
  const { db, orderId } = await placeTestOrder({ breaks: [...BREAKS] })

  const balance = await inOneChange(db, async (tx) => {
    await postTransaction(tx, payment(orderId))
    return balanceOf(tx, { account: 'buyer_clearing', orderId })
  })

  expect(balance).toBe(-1_000)
})
