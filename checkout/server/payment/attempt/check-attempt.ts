import { eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { applyProviderStatus } from '../decision/apply-provider-status'
import type { Decision } from '../decision/decide-payment'
import type { Gateway } from '../gateway/gateway'
import type { ProviderStatus } from '../gateway/provider-status'
import { isOwnId } from './account-of'

type CheckAttempt = {
  providerOrderId: string
  /** One of several tries that the gateway knows under this id. */
  transactionId?: string
  /** The transaction that paid it, or null, where the caller has just read that. */
  paidBy?: string | null
  now: Date
}

export type Checked = { provider: ProviderStatus | null; decisions: Decision[] }

/**
 * Asks the gateway how an attempt stands and draws the consequences. The one way in which anything is ever believed:
 * notifications, polls and returning buyers only say that it is time to ask.
 */
export async function checkAttempt(db: Database, gateway: Gateway, input: CheckAttempt): Promise<Checked> {
  const { providerOrderId, now } = input
  const { account, paidBy } = await findStanding(db, input)
  const provider = await gateway.of(account).getStatus(input.transactionId ?? paidBy ?? providerOrderId)
  if (!provider) return { provider, decisions: [] }

  return { provider, decisions: await applyProviderStatus(db, { providerOrderId, provider, now }) }
}

/** Under the attempt's own id the gateway reports its latest try; a paid one is looked up by its transaction. */
async function findStanding(db: Connection, { providerOrderId, transactionId, paidBy }: CheckAttempt) {
  if (isOwnId(providerOrderId) && (transactionId !== undefined || paidBy !== undefined))
    return { account: null, paidBy: paidBy ?? null }
  const [found] = await db
    .select({
      account: paymentAttempts.account,
      paidBy: sql<string | null>`case when ${paymentAttempts.state} = 'paid' then ${paymentAttempts.transactionId} end`,
    })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.providerOrderId, providerOrderId))

  return { account: found?.account ?? null, paidBy: paidBy === undefined ? (found?.paidBy ?? null) : paidBy }
}
