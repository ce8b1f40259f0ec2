import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { type paymentAttempts as attempts, paymentAttempts } from '@/db/schema'
import { log } from '../log'
import type { Charge, Gateway } from './gateway'
import { GatewayError } from './gateway-error'

/** Longer than the gateway's timeout. */
const TURN_MS = 12_000
const LOOK_AGAIN_MS = 150

type Attempt = typeof attempts.$inferSelect
type RequestPage = { attempt: Attempt; charge: Charge; now: Date }

/**
 * Asks the gateway for the page where this attempt is paid. Null when it gives none now: the order waits, and asking
 * again finds the same charge. One asks at a time, the others take over what it gets.
 */
export async function requestPage(db: Database, gateway: Gateway, { attempt, charge, now }: RequestPage) {
  if (!(await takeTurn(db, attempt, now))) return waitForPage(db, attempt)

  try {
    const { redirectUrl } = await gateway.createTransaction(charge)
    await endTurn(db, attempt, { state: 'open', redirectUrl })
    return redirectUrl
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.warn({ orderId: attempt.orderId, status: error.status }, error.message)
    // A refused id stays refused; the next try is made under another.
    await endTurn(db, attempt, error.status === 400 ? { state: 'failed' } : {})
    return null
  }
}

async function takeTurn(db: Database, { id }: Attempt, now: Date) {
  const mine = await db
    .update(paymentAttempts)
    .set({ openingUntil: new Date(now.getTime() + TURN_MS) })
    .where(
      and(
        eq(paymentAttempts.id, id),
        eq(paymentAttempts.state, 'creating'),
        or(isNull(paymentAttempts.openingUntil), lt(paymentAttempts.openingUntil, now)),
      ),
    )
    .returning({ id: paymentAttempts.id })

  return mine.length > 0
}

async function endTurn(db: Database, { id }: Attempt, change: Partial<Pick<Attempt, 'state' | 'redirectUrl'>>) {
  await db
    .update(paymentAttempts)
    .set({ ...change, openingUntil: null })
    .where(and(eq(paymentAttempts.id, id), eq(paymentAttempts.state, 'creating')))
}

async function waitForPage(db: Database, { id }: Attempt): Promise<string | null> {
  for (let waited = 0; waited < TURN_MS; waited += LOOK_AGAIN_MS) {
    const [attempt] = await db.select().from(paymentAttempts).where(eq(paymentAttempts.id, id))
    if (attempt?.state !== 'creating' || !attempt.openingUntil) return attempt?.redirectUrl ?? null
    await pause(LOOK_AGAIN_MS)
  }

  return null
}
