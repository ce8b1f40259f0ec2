import { and, asc, eq, gt, gte, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { migrationState, paymentAttempts } from '@/db/schema'
import { addJob, sweepKey } from '../../jobs/add-job'
import { log } from '../../log'
import type { Gateway } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { checkAttempt } from './check-attempt'

const DAY_MS = 24 * 60 * 60 * 1000
/** A captured card that has not settled by then never will. */
const UNSETTLED_FOR_DAYS = 14
const LATELY_DAYS = 3
const AT_ONCE = 200

/**
 * Daily job: checks recent payments and failures again, since money may be taken back or arrive
 * late and the notification be lost. Captured cards are checked until they settle. The settlement
 * report finds older changes.
 */
export async function sweepPayments(db: Database, gateway: Gateway, { now }: { now: Date }) {
  let checked = 0
  for (let after = ''; ; ) {
    const page = await listPage(db, { after, now })
    for (const { providerOrderId } of page) await ask(db, gateway, { providerOrderId, now })
    checked += page.length
    after = page.at(-1)?.providerOrderId ?? ''
    if (page.length < AT_ONCE) return checked
  }
}

function listPage(db: Database, { after, now }: { after: string; now: Date }) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)

  return db
    .select({ providerOrderId: paymentAttempts.providerOrderId })
    .from(paymentAttempts)
    .where(
      and(
        gt(paymentAttempts.providerOrderId, after),
        isNull(paymentAttempts.reversedAt),
        isOurs,
        gte(paymentAttempts.settledAt, daysAgo(UNSETTLED_FOR_DAYS)),
        or(
          gte(paymentAttempts.settledAt, daysAgo(LATELY_DAYS)),
          and(eq(paymentAttempts.state, 'paid'), isNull(paymentAttempts.providerSettledAt)),
        ),
      ),
    )
    .orderBy(asc(paymentAttempts.providerOrderId))
    .limit(AT_ONCE)
}

/**
 * Attempts of the old shop's account belong to Pasar from the cut-over on; before, the old shop
 * polls them.
 */
const isOurs = or(
  isNull(paymentAttempts.account),
  sql`exists (select 1 from ${migrationState} where ${migrationState.phase} in ('open', 'purged'))`,
)

async function ask(db: Database, gateway: Gateway, { providerOrderId, now }: { providerOrderId: string; now: Date }) {
  try {
    await checkAttempt(db, gateway, { providerOrderId, now })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.warn({ providerOrderId, status: error.status }, error.message)
    // The next sweep is a day away and covers only recent days, so a job retries until the gateway
    // responds.
    await addJob(db, { task: 'check-attempt', payload: { providerOrderId }, key: sweepKey(providerOrderId) })
  }
}
