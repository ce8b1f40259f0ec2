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
  /** An earlier one of several transactions that the gateway has under this id. */
  transactionId?: string
  /** The transaction that paid it, or null, when the caller has just read it. */
  paidBy?: string | null
  now: Date
}

export type Checked = { provider: ProviderStatus | null; decisions: Decision[] }

/**
 * Fetches an attempt's status from the gateway and applies it. No other source is trusted:
 * notifications, polls and returning buyers only trigger this check.
 */
export async function checkAttempt(db: Database, gateway: Gateway, input: CheckAttempt): Promise<Checked> {
  const { providerOrderId, now } = input
  const { account, paidBy } = await findStanding(db, input)
  const provider = await gateway.of(account).getStatus(input.transactionId ?? paidBy ?? providerOrderId)
  if (!provider) return { provider, decisions: [] }

  const isEarlier = input.transactionId !== undefined

  return { provider, decisions: await applyProviderStatus(db, { providerOrderId, provider, isEarlier, now }) }
}

/**
 * By the attempt's id the gateway reports its latest transaction; a paid attempt is looked up by
 * the transaction that paid it.
 */
async function findStanding(db: Connection, { providerOrderId, transactionId, paidBy }: CheckAttempt) {
  if (isOwnId(providerOrderId) && (transactionId !== undefined || paidBy !== undefined))
    return { account: null, paidBy: paidBy ?? null }
  const [row] = await db
    .select({
      account: paymentAttempts.account,
      paidBy: sql<string | null>`case when ${paymentAttempts.state} = 'paid' then ${paymentAttempts.transactionId} end`,
    })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.providerOrderId, providerOrderId))

  return { account: row?.account ?? null, paidBy: paidBy === undefined ? (row?.paidBy ?? null) : paidBy }
}
