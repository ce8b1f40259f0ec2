import { eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import type { Gateway } from '../gateway/gateway'
import { isPaid, type ProviderStatus } from '../gateway/provider-status'
import { checkAttempt } from './check-attempt'

type VoidAttempt = { providerOrderId: string; now: Date }

/** A payer may begin again between our steps, but not forever. */
const MOST_ROUNDS = 3

/**
 * Ends an attempt at the gateway, so that it can no longer be paid: first the pending transaction,
 * then the page, which would allow another method. If the gateway refuses, its status decides: a
 * payment that was faster counts.
 */
export async function voidAttempt(db: Database, gateway: Gateway, { providerOrderId, now }: VoidAttempt) {
  const { account, redirectUrl } = await countRequest(db, providerOrderId)
  const ofAccount = gateway.of(account)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const provider = await endTransaction(db, gateway, { account, providerOrderId, now })
    if (!redirectUrl || (provider && isPaid(provider))) return
    if ((await ofAccount.closePage(redirectUrl)) === 'closed') return
  }

  await checkAttempt(db, gateway, { providerOrderId, now })
}

/**
 * Counts the closing before it is sent: until the attempt has ended here too, its page may be closed
 * and must be requested again.
 */
async function countRequest(db: Connection, providerOrderId: string) {
  const [attempt] = await db
    .update(paymentAttempts)
    .set({ unansweredRequests: sql`${paymentAttempts.unansweredRequests} + 1` })
    .where(eq(paymentAttempts.providerOrderId, providerOrderId))
    .returning({ account: paymentAttempts.account, redirectUrl: paymentAttempts.redirectUrl })

  return attempt ?? { account: null, redirectUrl: null }
}

/** Returns the gateway's status, if it had to be fetched. */
async function endTransaction(
  db: Database,
  gateway: Gateway,
  { account, providerOrderId, now }: VoidAttempt & { account: string | null },
) {
  const ofAccount = gateway.of(account)
  if ((await ofAccount.expire(providerOrderId)) !== 'refused') return null
  const { provider } = await checkAttempt(db, gateway, { providerOrderId, now })
  if (!provider || !isUndecided(provider)) return provider
  if ((await ofAccount.cancel(providerOrderId)) !== 'refused') return null

  return (await checkAttempt(db, gateway, { providerOrderId, now })).provider
}

/** Authorised or under review: neither paid nor ended. */
const isUndecided = (provider: ProviderStatus) =>
  !isPaid(provider) && provider.fraudStatus !== 'deny' && ['pending', 'authorize', 'capture'].includes(provider.status)
