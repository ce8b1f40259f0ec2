import { z } from 'zod'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { handOver } from '../fulfilment/collect-cash'
import { moveParcelOn } from '../fulfilment/move-parcel'
import { orderNumber } from '../order/input'
import { getGateway } from '../payment/get-gateway'
import { advanceClock, describeClock } from './advance-clock'
import { answerWaiting } from './answer-waiting'
import { BREACHES } from './breaches'
import { demoRoute } from './demo-route'
import { forgetSessions } from './forget-sessions'
import { issueRaceVoucher } from './race-voucher'
import { closeBreach, listBreaches, openBreach } from './switch-breach'
import { issueTicket } from './tickets'

const THIRTY_DAYS = 30 * 24 * 60 * 60
const MOST_SESSIONS = 50

const nothing = z.strictObject({})
const forward = z.strictObject({ seconds: z.int().min(1).max(THIRTY_DAYS) })
const breach = z.strictObject({ name: z.enum(BREACHES) })
const session = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be a session of this shop')
const admission = z.strictObject({
  session,
  path: z.string().max(500).refine(isOwnPath, 'must be a path of this shop'),
})
const ofOrder = z.strictObject({ orderId: orderNumber })
const ofParcel = z.strictObject({ orderId: orderNumber, shopId: z.string().max(64).optional() })
const race = z.strictObject({ quota: z.int().min(1).max(10) })
const forgotten = z.strictObject({ sessions: z.array(session).max(MOST_SESSIONS) })

/** Resolves the path as a browser would, to reject paths that lead to another origin. */
function isOwnPath(path: string) {
  const { PASAR_ORIGIN } = getEnvironment()
  if (!path.startsWith('/') || !URL.canParse(path, PASAR_ORIGIN)) return false
  const { origin, pathname, search, hash } = new URL(path, PASAR_ORIGIN)

  return origin === PASAR_ORIGIN && path === pathname + search + hash
}

export const readClock = demoRoute(nothing, () => describeClock(getDatabase().db))

export const moveClock = demoRoute(forward, (input) => advanceClock(getDatabase().db, input))

export const giveTicket = demoRoute(admission, async (input) => issueTicket(input))

export const forget = demoRoute(forgotten, async ({ sessions }) => {
  const { db } = getDatabase()

  return forgetSessions(db, getGateway(), { sessions, now: await readNow(db) })
})

export const moveParcel = demoRoute(ofParcel, async (parcel) => {
  const { db } = getDatabase()
  await moveParcelOn({ db, now: await readNow(db) }, parcel)

  return {}
})

/** The courier hands over the cash of the order. */
export const handOverCash = demoRoute(ofOrder, async ({ orderId }) => {
  const { db } = getDatabase()
  await handOver({ db, now: await readNow(db) }, { orderId })

  return {}
})

export const answer = demoRoute(ofOrder, async ({ orderId }) => {
  const { db } = getDatabase()

  return answerWaiting(db, { orderId, now: await readNow(db) })
})

export const giveVoucher = demoRoute(race, async ({ quota }) => {
  const { db } = getDatabase()

  return issueRaceVoucher(db, { quota, now: await readNow(db) })
})

export const readBreaches = demoRoute(nothing, () => listBreaches(getDatabase().db))

export const enableBreach = demoRoute(breach, async ({ name }) => {
  const { db } = getDatabase()

  return openBreach(db, { breach: name, now: await readNow(db) })
})

export const disableBreach = demoRoute(breach, async ({ name }) => {
  const { db } = getDatabase()

  return closeBreach(db, { breach: name, now: await readNow(db) })
})
