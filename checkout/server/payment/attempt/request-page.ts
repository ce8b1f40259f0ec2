import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { type paymentAttempts as attempts, paymentAttempts } from '@/db/schema'
import { type AuditEvent, recording } from '../../audit/record-event'
import { log } from '../../log'
import type { Charge, Gateway } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { collectCalls } from '../gateway/record-call'

/** Longer than the maximum configurable gateway timeout. */
const TURN_MS = 12_000
const LOOK_AGAIN_MS = 150

type Attempt = typeof attempts.$inferSelect
type RequestPage = { attempt: Attempt; charge: Charge; now: Date }

/**
 * Requests the payment page of an attempt. Returns null when the gateway gives none now: the order
 * waits, and a retry returns the same charge. One request runs at a time; concurrent callers wait
 * for its page.
 */
export async function requestPage(db: Database, gateway: Gateway, { attempt, charge, now }: RequestPage) {
  const mine = await claimTurn(db, attempt, now)

  return mine ? requestPageInTurn(db, gateway, { redirectUrl: mine.redirectUrl, charge }) : waitForPage(db, attempt)
}

/** `redirectUrl` is the attempt's current page. */
export type PageTurn = { redirectUrl: string | null; charge: Charge }

/**
 * Requests the page for a caller that holds the turn. The call's audit event is written together
 * with its result.
 */
export async function requestPageInTurn(db: Database, gateway: Gateway, { redirectUrl, charge }: PageTurn) {
  const { providerOrderId } = charge
  const { result, calls } = await collectCalls(() => gateway.createTransaction(charge))
  const end = (change: Change) => endTurn(db, { providerOrderId, change, calls })
  if (result.status === 'fulfilled') {
    await end({ ...ANSWERED, state: 'open', redirectUrl: result.value.redirectUrl })
    return result.value.redirectUrl
  }

  const error: unknown = result.reason
  if (!(error instanceof GatewayError)) throw error
  log.warn({ providerOrderId, status: error.status }, error.message)
  if (error.status !== 400) {
    // The earlier page may be revoked too, so the attempt has none.
    await end({ ...(error.isRefusal && ANSWERED), state: 'creating' })
    return null
  }
  // A payment has begun on the known page. Without a page, the refused id stays refused, and the
  // next attempt gets another.
  await end(redirectUrl ? ANSWERED : { ...ANSWERED, state: 'failed' })
  return redirectUrl
}

/** True when the outcome of every page request is known, so that no other page can exist. */
export const isOnlyPage = ({ state, unansweredRequests }: Attempt) => state === 'open' && unansweredRequests === 0

/**
 * Counts the request before sending it: after a crash in between it could not be counted. Gives no
 * turn to a caller that has seen an older page than the current one.
 */
async function claimTurn(db: Database, { id, redirectUrl }: Attempt, now: Date) {
  const [mine] = await db
    .update(paymentAttempts)
    .set({ ...firstTurn(now), unansweredRequests: sql`${paymentAttempts.unansweredRequests} + 1` })
    .where(
      and(
        eq(paymentAttempts.id, id),
        or(eq(paymentAttempts.state, 'creating'), and(isLive, gt(paymentAttempts.unansweredRequests, 0))),
        redirectUrl ? eq(paymentAttempts.redirectUrl, redirectUrl) : isNull(paymentAttempts.redirectUrl),
        or(isNull(paymentAttempts.openingUntil), lt(paymentAttempts.openingUntil, now)),
      ),
    )
    .returning()

  return mine
}

/** The turn of a caller that records an attempt and requests its page next. */
export const firstTurn = (now: Date) => ({ openingUntil: new Date(now.getTime() + TURN_MS), unansweredRequests: 1 })

const ANSWERED = { unansweredRequests: sql`${paymentAttempts.unansweredRequests} - 1` }

type Change = Partial<Pick<Attempt, 'state' | 'redirectUrl'>> & Partial<typeof ANSWERED>

type EndTurn = { providerOrderId: string; change: Change; calls: AuditEvent[] }

async function endTurn(db: Database, { providerOrderId, change, calls }: EndTurn) {
  await db
    .with(...recording(db, calls))
    .update(paymentAttempts)
    .set({ ...change, openingUntil: null })
    .where(and(eq(paymentAttempts.providerOrderId, providerOrderId), isLive))
}

const isLive = inArray(paymentAttempts.state, ['creating', 'open'])

async function waitForPage(db: Database, { id }: Attempt): Promise<string | null> {
  for (let waited = 0; waited < TURN_MS; waited += LOOK_AGAIN_MS) {
    const [attempt] = await db.select().from(paymentAttempts).where(eq(paymentAttempts.id, id))
    const isUnderWay = attempt?.openingUntil && (attempt.state === 'creating' || attempt.state === 'open')
    // Still `creating` without a turn: the request got no page, and the earlier page may be
    // revoked.
    if (!isUnderWay) return attempt && attempt.state !== 'creating' ? attempt.redirectUrl : null
    await pause(LOOK_AGAIN_MS)
  }

  return null
}
