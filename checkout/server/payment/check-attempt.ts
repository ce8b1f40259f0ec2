import type { Database } from '@/db/connect'
import { applyFacts } from './apply-facts'
import type { Decision } from './decide-payment'
import type { Gateway } from './gateway'
import type { ProviderFacts } from './provider-facts'

type Checked = { facts: ProviderFacts | null; decisions: Decision[] }

/**
 * Asks the gateway how an attempt stands and draws the consequences. The one way in which anything is ever believed:
 * notifications, polls and returning buyers only say that it is time to ask.
 */
export async function checkAttempt(
  db: Database,
  gateway: Gateway,
  { providerOrderId, now }: { providerOrderId: string; now: Date },
): Promise<Checked> {
  const facts = await gateway.getStatus(providerOrderId)
  if (!facts) return { facts, decisions: [] }

  return { facts, decisions: await applyFacts(db, { providerOrderId, facts, now }) }
}
