import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { merchants } from '@/db/schema'
import { DEMO_MERCHANT_ID } from '@/db/seed'
import { LONGEST_DELAY_MS, MOST_SECONDS_TO_WAIT } from '../answer-within'
import { readNow, readOffset } from '../clock'
import { readMerchantSeed } from '../commands/merchant-seed'
import { getEnvironment } from '../environment'
import { isMethod } from '../method/methods'
import { releaseHeld } from '../notification/release-held'
import { setDeliveryPolicy } from '../notification/set-delivery-policy'
import { LONGEST_ORDER_ID } from '../order/read-details'
import { describePayout } from '../payout/describe-payout'
import { everyPayoutOutcome, forcePayout, type PayoutOutcome } from '../payout/force-payout'
import { MOST_TOP_UP_RUPIAH } from '../payout/limits'
import { topUp } from '../payout/top-up'
import { advanceClock } from '../simulation/advance-clock'
import { compareSignatures } from '../simulation/compare-signatures'
import { confirmForPayer } from '../simulation/confirm-for-payer'
import { describeDeliveries } from '../simulation/describe-deliveries'
import { findMerchantId } from '../simulation/find-order'
import { finishDueWork } from '../simulation/finish-due-work'
import { describeOutcome } from '../simulation/force-outcome'
import { planFault } from '../simulation/plan-fault'
import { NotPossibleNow } from '../simulation/refusals'
import { resetSimulation } from '../simulation/reset-simulation'
import { biSnap } from './bi-snap'
import { nowhere, orderRoute, outcomeRoute, simRoute } from './sim-route'

const nothing = z.object({})
const orderId = z.string().min(1).max(LONGEST_ORDER_ID)

const readClock = simRoute('clock read', nothing, async (db, { now }) => ({
  now,
  offset_seconds: await readOffset(db),
}))

const YEAR = 366 * 24 * 60 * 60
const USUAL_SECONDS_TO_WAIT = 10

const advance = simRoute(
  'clock advanced',
  z.object({
    seconds: z.int().positive().max(YEAR),
    timeout_seconds: z.number().min(0).max(MOST_SECONDS_TO_WAIT).default(USUAL_SECONDS_TO_WAIT),
  }),
  async (db, { body: { seconds, timeout_seconds } }) => {
    const { now } = await advanceClock(db, { seconds })

    return { now, ...(await finishDueWork(db, { since: now, timeoutMs: timeout_seconds * 1000 })) }
  },
)

const plan = simRoute(
  'fault planned',
  z.object({
    match: z.string().min(1),
    mode: z.enum(['delay', 'http', 'lost_response']),
    ms: z.int().min(0).max(LONGEST_DELAY_MS).default(0),
    status: z.int().min(400).max(599).default(500),
    times: z.int().min(1).max(1000).default(1),
  }),
  async (db, { body: { ms, ...fault } }) => {
    const { id } = await planFault(db, { ...fault, milliseconds: ms })

    return { id, ...fault, ms }
  },
)

const reset = simRoute('reset', nothing, async (db) => {
  await resetSimulation(db, readMerchantSeed())

  return { now: await readNow(db) }
})

/** The order's newest transaction and the state of each of its notifications. */
const readTransaction = simRoute('transaction read', nothing, (db, { order }) =>
  describeDeliveries(db, { orderId: order }),
)

const select = orderRoute(
  'method selected',
  z.object({
    method: z.string().refine(isMethod, 'is no method of ours'),
    card: z
      .string()
      .regex(/^\d{16}$/)
      .optional(),
  }),
  async (db, { body, order, now }) => describeOutcome(await confirmForPayer(db, { ...body, orderId: order, now })),
)

const release = simRoute(
  'notifications released',
  z.object({ order_id: orderId, reverse: z.boolean().default(false) }),
  async (db, { body: { order_id, reverse }, now }) => {
    const merchantId = await findMerchantId(db, order_id)
    const released = await releaseHeld(db, { merchantId, orderId: order_id, reverse, now })

    return { order_id, released }
  },
)

const setPolicy = simRoute(
  'delivery policy set',
  z.object({
    order_id: orderId,
    mode: z.enum(['normal', 'drop', 'duplicate', 'hold']),
    copies: z.int().min(2).max(20).default(2),
  }),
  async (db, { body }) => {
    const policy = { orderId: body.order_id, mode: body.mode, copies: body.copies }
    await setDeliveryPolicy(db, { ...policy, merchantId: await findMerchantId(db, body.order_id) })

    return body
  },
)

const forceOutcomeOfPayout = (outcome: PayoutOutcome) =>
  orderRoute(`payout ${outcome}`, nothing, async (db, { order: referenceNo, now }) => {
    const payout = await forcePayout(db, { referenceNo, outcome, now })
    if (!payout) throw new NotPossibleNow(`Payout ${referenceNo} is in no state to ${outcome}.`)

    return describePayout(payout)
  })

const addMoney = simRoute(
  'balance topped up',
  z.object({ amount: z.int().positive().max(MOST_TOP_UP_RUPIAH), merchant_id: z.string().default(DEMO_MERCHANT_ID) }),
  async (db, { body: { amount, merchant_id }, now }) => topUp(db, { merchantId: merchant_id, amount, now }),
)

const compare = simRoute('signatures compared', nothing, async (db, { now }) => {
  const merchant = await db.query.merchants.findFirst({ where: eq(merchants.id, DEMO_MERCHANT_ID) })
  if (!merchant) throw new NotPossibleNow('There is no demo merchant.')

  return compareSignatures(db, { merchant, keys: readBiSnapKeys(), now, send: sendToSelf })
})

/** Kasir's own pair; undefined without BI-SNAP. */
function readBiSnapKeys() {
  const { KASIR_BI_SNAP_SIGNING_KEY_FILE: file } = getEnvironment()
  if (!file) return undefined
  const privateKey = readFileSync(file, 'utf8')

  return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() }
}

async function sendToSelf(path: string, { body, headers }: { body: string; headers: Record<string, string> }) {
  const called = biSnap.find((one) => one.path === path)
  if (!called) throw new Error(`${path} is no endpoint.`)

  return called.answer(new Request(`${getEnvironment().KASIR_ORIGIN}${path}`, { method: 'POST', headers, body }), {})
}

const READS: Declaration = {
  who: 'demo key',
  refusal: 401,
  changes: false,
  body: 16_000,
  accepts: 'json',
  demoOnly: true,
}
const STEERS: Declaration = { ...READS, changes: true }
const NOWHERE: Declaration = { ...READS, who: 'anybody', refusal: undefined }

/** The controls of the simulation; the real gateway has none. */
export const simulation = [
  endpoint('GET', '/_sim/clock', READS, readClock),
  endpoint('POST', '/_sim/clock/advance', STEERS, advance),
  endpoint('POST', '/_sim/bi-snap/compare', STEERS, compare),
  endpoint('POST', '/_sim/faults', STEERS, plan),
  endpoint('POST', '/_sim/reset', STEERS, reset),
  endpoint('GET', '/_sim/transactions/[order]', READS, readTransaction),
  endpoint('POST', '/_sim/transactions/[order]/select', STEERS, select),
  ...(['chargeback', 'deny', 'expire', 'pay', 'reverse', 'settle'] as const).map((outcome) =>
    endpoint('POST', `/_sim/transactions/[order]/${outcome}`, STEERS, outcomeRoute(outcome)),
  ),
  ...everyPayoutOutcome.map((outcome) =>
    endpoint('POST', `/_sim/payouts/[order]/${outcome}`, STEERS, forceOutcomeOfPayout(outcome)),
  ),
  endpoint('POST', '/_sim/top-ups', STEERS, addMoney),
  endpoint('POST', '/_sim/webhooks/flush', STEERS, release),
  endpoint('POST', '/_sim/webhooks/policy', STEERS, setPolicy),
  endpoint(['GET', 'POST'], '/_sim/[...nowhere]', NOWHERE, nowhere),
]
