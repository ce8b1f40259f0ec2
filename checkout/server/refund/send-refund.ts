import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { orders, paymentAttempts, refunds } from '@/db/schema'
import { addJob, reconcileKey } from '../jobs/add-job'
import { nextPollAt } from '../jobs/poll-schedule'
import { lockOrder } from '../order/access/lock-order'
import { checkAttempt } from '../payment/attempt/check-attempt'
import type { Gateway } from '../payment/gateway/gateway'
import type { ProviderStatus } from '../payment/gateway/provider-status'
import { openManualRefund } from '../payment/refund/open-manual-refund'
import type { Refund } from '../payment/refund/record-refund'
import { decideRefundCall } from '../payment/refund/refund-rules'

type SendRefund = { refundId: string; now: Date }

type SendResult = 'done' | 'later'

/**
 * Requests a refund at the gateway. Fetches the status first: it shows a refund whose response was
 * lost, and a captured card that has not settled is cancelled instead. `later`: the gateway cannot
 * do it yet.
 * @throws {GatewayError} when the gateway does not respond; a retry under the same key refunds
 * once.
 */
export async function sendRefund(db: Database, gateway: Gateway, { refundId, now }: SendRefund): Promise<SendResult> {
  const before = await readOpen(db, refundId)
  if (!before) return 'done'
  const { providerOrderId } = before
  const { provider } = await checkAttempt(db, gateway, { providerOrderId, now })
  const open = await readOpen(db, refundId)
  if (!open) return 'done'
  if (!provider) return 'later'

  const result = await ask(db, gateway, { ...open, provider, now })
  await checkAttempt(db, gateway, { providerOrderId, now })

  return result
}

type Open = { refund: Refund; account: string | null; providerOrderId: string; paid: number }

async function readOpen(db: Database, refundId: string): Promise<Open | undefined> {
  const [row] = await db
    .select({
      refund: refunds,
      account: paymentAttempts.account,
      providerOrderId: paymentAttempts.providerOrderId,
      paid: paymentAttempts.amount,
    })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .where(eq(refunds.id, refundId))

  return row && (row.refund.state === 'requested' || row.refund.state === 'sent') ? row : undefined
}

type Ask = Open & { provider: ProviderStatus; now: Date }

async function ask(db: Database, gateway: Gateway, { refund, account, paid, provider, now }: Ask): Promise<SendResult> {
  const ofAccount = gateway.of(account)
  const call = decideRefundCall({ status: provider.status, amount: refund.amount, paid })
  if (call === 'wait') return 'later'
  if (call === 'cancel') {
    if ((await ofAccount.cancel(provider.transactionId)) === 'refused') return 'later'
    await markSent(db, { refund, now })
    return 'done'
  }
  const { refundKey, amount, reason } = refund
  const { transactionId, method } = provider
  const answer = await ofAccount.refund({ transactionId, method, refundKey, amount, reason })
  if (answer.kind === 'denied') await handToOperator(db, { refund, denial: answer.why, now })
  else await markSent(db, { refund, now })

  return 'done'
}

/** From now on a job polls the gateway until it confirms. */
async function markSent(db: Database, { refund, now }: { refund: Refund; now: Date }) {
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(refunds)
      .set({ state: 'sent', sentAt: now })
      .where(and(eq(refunds.id, refund.id), eq(refunds.state, 'requested')))
      .returning({ orderId: refunds.orderId })
    for (const { orderId } of rows)
      await addJob(tx, {
        task: 'reconcile-payment',
        payload: { orderId, round: 1 },
        runAt: nextPollAt(1, now),
        key: reconcileKey(orderId),
      })
  })
}

async function handToOperator(db: Database, { refund, denial, now }: { refund: Refund; denial: string; now: Date }) {
  await db.transaction(async (tx) => {
    await lockOrder(tx, eq(orders.id, refund.orderId))
    await openManualRefund(tx, { refund, denial, now })
  })
}
