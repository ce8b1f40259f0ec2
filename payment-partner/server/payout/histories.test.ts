import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Connection, connect, type Database } from '@/db/connect'
import { merchants, payoutAccounts, payoutStates, payouts } from '@/db/schema'
import { payoutsBalance } from '../../../evidence/invariants/22-payouts-balance'
import { answerInOneCommit } from '../idempotency/answer-in-one-commit'
import { releaseHeld } from '../notification/release-held'
import { type DeliveryMode, setDeliveryPolicy } from '../notification/set-delivery-policy'
import { deliverDue } from '../testing/deliver-due'
import { openReceiver } from '../testing/open-receiver'
import { NOW, openFileWorld } from '../testing/open-world'
import { createPayouts } from './create-payouts'
import { approvePayouts, PUBLISHED_OTP, rejectPayouts } from './decide-payouts'
import { forcePayout } from './force-payout'
import { getPayout } from './get-payout'
import { PayoutRefused } from './payout-refused'
import { finishPayout, processPayout } from './process-payout'
import { signPayout } from './sign-payout'
import { topUp } from './top-up'

const HISTORIES = process.env.FULL_VOLUME === '1' ? 1000 : 15

const world = await openFileWorld()

const place = fc.nat({ max: 4 })
const action = fc.oneof(
  fc.record({ act: fc.constant('top up' as const), amount: fc.integer({ min: 1, max: 500_000 }) }),
  fc.record({
    act: fc.constant('create' as const),
    amount: fc.integer({ min: 1, max: 400_000 }),
    account: fc.constantFrom('0011223344', '9999999999'),
  }),
  fc.record({ act: fc.constantFrom('approve', 'approve', 'approve', 'reject'), place }),
  fc.record({ act: fc.constantFrom('process', 'process', 'finish', 'finish', 'fail', 'return'), place }),
  fc.record({
    act: fc.constant('policy' as const),
    place,
    mode: fc.constantFrom<DeliveryMode>('normal', 'drop', 'duplicate', 'hold'),
  }),
  fc.record({ act: fc.constant('deliver' as const) }),
  fc.record({ act: fc.constant('release' as const), place, reverse: fc.boolean() }),
)
/** `diesAt`: the statement before which the process is killed; its caller then tries again. */
const step = fc.record({ action, diesAt: fc.option(fc.integer({ min: 1, max: 14 })) })

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

test('whatever happens to payouts and their notifications, the books balance', { timeout: 1_800_000 }, async () => {
  const shop = await openReceiver()
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const history = await openHistory(shop)
        for (const one of steps) await take(history, one)
        await history.deliverEverything()

        expect(await payoutsBalance.inKasir?.(world.sql)).toEqual([])
        expect(history.booksOfTheShop()).toEqual(await history.statuses())
      }),
      { numRuns: HISTORIES },
    )
  } finally {
    await shop.close()
  }
})

/**
 * Runs a step in a process that is killed before one of its statements: its connections break off.
 */
async function dieAt(statement: number, run: (db: Database) => Promise<unknown>) {
  let left = Number.POSITIVE_INFINITY
  const { db, sql } = connect(world.url, {
    debug: () => {
      left -= 1
      if (left === 0) void sql.end({ timeout: 0 })
    },
  })
  // The driver's own first query does not survive the end of its connection.
  await sql`select`
  left = statement
  await run(db).catch(() => undefined)
  await sql.end({ timeout: 0 })
}

async function take(history: History, { action, diesAt }: Step) {
  const key = randomUUID()
  if (diesAt !== null) await dieAt(diesAt, (db) => history.act(db, action, key))
  await history.act(world.db, action, key).catch(ignoreRefusal)
}

function ignoreRefusal(error: unknown) {
  if (!(error instanceof PayoutRefused)) throw error
}

type History = Awaited<ReturnType<typeof openHistory>>

/** A merchant of its own, and the books that it keeps from notifications. */
async function openHistory(shop: Awaited<ReturnType<typeof openReceiver>>) {
  const merchantId = randomUUID()
  const merchantKey = `IRIS-${merchantId}`
  await world.db.insert(merchants).values({
    id: merchantId,
    name: 'Toko',
    serverKey: `server-${merchantId}`,
    clientKey: `client-${merchantId}`,
    finishUrl: 'http://shop.test',
  })
  await world.db.insert(payoutAccounts).values({
    merchantId,
    creatorKey: `creator-${merchantId}`,
    approverKey: `approver-${merchantId}`,
    merchantKey,
    notificationUrl: `${shop.origin}/${merchantId}`,
  })
  const now = NOW
  const referenceNos: string[] = []

  /** A request with an idempotency key, as a merchant repeats it after a lost answer. */
  const once = (db: Database, key: string, run: (tx: Connection) => Promise<object>) =>
    answerInOneCommit(db, {
      face: 'iris',
      merchantId,
      key,
      request: key,
      now,
      run: async (tx) => ({ status: 200, body: await run(tx) }),
    })

  async function act(db: Database, action: Step['action'], key: string): Promise<unknown> {
    const referenceNo = 'place' in action ? (referenceNos[action.place % Math.max(1, referenceNos.length)] ?? '') : ''
    const decision = { merchantId, referenceNos: [referenceNo], decidedBy: 'approver', now }
    switch (action.act) {
      case 'top up':
        return once(db, key, (tx) => topUp(tx, { merchantId, amount: action.amount, now }))
      case 'create': {
        const { amount, account } = action
        const requested = [
          { name: 'Budi', bank: 'bca' as const, account, email: null, amount, notes: 'gaji', bankAccountId: null },
        ]
        const answer = await once(db, key, (tx) =>
          createPayouts(tx, { merchantId, payouts: requested, createdBy: 'creator', now }).then((created) => ({
            created,
          })),
        )
        for (const { referenceNo } of Reflect.get(answer?.body ?? {}, 'created') ?? []) referenceNos.push(referenceNo)
        return
      }
      case 'approve':
        return once(db, key, async (tx) => {
          await approvePayouts(tx, { ...decision, otp: PUBLISHED_OTP })
          return {}
        })
      case 'reject':
        return once(db, key, async (tx) => {
          await rejectPayouts(tx, { ...decision, reason: 'salah' })
          return {}
        })
      case 'process':
        return processPayout(db, { referenceNo, now })
      case 'finish':
        return finishPayout(db, { referenceNo, now })
      case 'fail':
      case 'return':
        return forcePayout(db, { referenceNo, outcome: action.act, now })
      case 'policy':
        return setDeliveryPolicy(db, { merchantId, orderId: referenceNo, mode: action.mode, copies: 3 })
      case 'deliver':
        return deliverDue(db, shop.delivery, { now })
      case 'release':
        return releaseHeld(db, { merchantId, orderId: referenceNo, reverse: action.reverse, now })
    }
  }

  async function deliverEverything() {
    for (const referenceNo of referenceNos)
      await releaseHeld(world.db, { merchantId, orderId: referenceNo, reverse: true, now })
    await deliverDue(world.db, shop.delivery, { now: new Date(NOW.getTime() + 1000) })
    // A lost notification is made up for by the documented second check.
    for (const referenceNo of referenceNos) await ask(referenceNo)
    for (const { path, body, signature } of [...shop.received])
      if (path === `/${merchantId}`) await hear(body, signature)
    // A forged one contradicts every other.
    for (const referenceNo of referenceNos)
      await hear(JSON.stringify({ reference_no: referenceNo, status: 'completed' }), signPayout('', 'IRIS-forged'))
  }

  const books = new Map<string, string>()
  const ask = async (referenceNo: string) =>
    void books.set(referenceNo, (await getPayout(world.db, { merchantId, referenceNo })).status)

  async function hear(body: string, signature: string | undefined) {
    if (signature !== signPayout(body, merchantKey)) return
    const { reference_no: referenceNo, status } = JSON.parse(body)
    if (referenceNo === undefined) return
    const past = await world.db.select().from(payoutStates).where(eq(payoutStates.referenceNo, referenceNo))
    expect(past.map((state) => state.status)).toContain(status)
    await ask(referenceNo)
  }

  const statuses = async () => {
    const rows = await world.db.select().from(payouts).where(eq(payouts.merchantId, merchantId))

    return Object.fromEntries(rows.map(({ referenceNo, status }) => [referenceNo, status]).sort())
  }

  return { act, deliverEverything, statuses, booksOfTheShop: () => Object.fromEntries([...books].sort()) }
}
