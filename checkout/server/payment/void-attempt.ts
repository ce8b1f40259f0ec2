import type { Database } from '@/db/connect'
import { checkAttempt } from './check-attempt'
import type { Gateway } from './gateway'
import { isPaid, type ProviderFacts } from './provider-facts'

type VoidAttempt = { providerOrderId: string; now: Date }

/**
 * Ends an attempt at the gateway, so that nobody can pay it any more. Where the gateway refuses, it is asked why:
 * if the buyer was faster, the payment counts.
 */
export async function voidAttempt(db: Database, gateway: Gateway, { providerOrderId, now }: VoidAttempt) {
  const answer = await gateway.expire(providerOrderId)
  if (answer !== 'refused') return
  const { facts } = await checkAttempt(db, gateway, { providerOrderId, now })
  if (!facts || !isUndecided(facts)) return

  if ((await gateway.cancel(providerOrderId)) === 'refused') await checkAttempt(db, gateway, { providerOrderId, now })
}

/** Authorised or under review: no money yet, but not over either. */
const isUndecided = (facts: ProviderFacts) =>
  !isPaid(facts) && facts.fraudStatus !== 'deny' && ['pending', 'authorize', 'capture'].includes(facts.status)
