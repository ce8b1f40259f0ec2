import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import { openingAt } from '@/i18n/page-method'
import type { Buyer, Context } from '../../context'
import type { Gateway } from '../gateway/gateway'
import { endForBuyer } from './end-for-buyer'
import { openPayment } from './open-payment'
import { payable } from './payable'
import { voidAttempt } from './void-attempt'

type ChooseOtherMethod = { orderId: string; sessionHash: string; now: Date }

/**
 * Returns a page for another payment method. Ends the current attempt at the gateway first, so that
 * two codes are never payable at once. Returns null when the payment was faster, which counts, or
 * when the gateway gives no new page now.
 * @throws {DomainError} `gateway_unavailable` while the gateway does not respond; the current attempt
 * may have ended, and a retry is safe.
 */
export async function chooseOtherMethod(
  { db, gateway, sessionHash, now, language }: Buyer & Pick<Context, 'language'> & { gateway: Gateway },
  { orderId }: Pick<ChooseOtherMethod, 'orderId'>,
): Promise<{ redirectUrl: string | null }> {
  const input = { orderId, sessionHash, now }
  for (const attempt of await listOpen(db, input)) {
    await endForBuyer(db, { ...input, end: () => voidAttempt(db, gateway, { ...attempt, now }) })
    await db
      .update(paymentAttempts)
      .set({ state: 'cancelled', settledAt: input.now })
      .where(and(eq(paymentAttempts.id, attempt.id), eq(paymentAttempts.state, 'open')))
  }

  const { redirectUrl } = await openPayment({ db, gateway, sessionHash, now, language }, { orderId })

  return { redirectUrl: redirectUrl && openingAt(redirectUrl, { language }) }
}

const listOpen = (db: Connection, input: ChooseOtherMethod) =>
  db
    .select({ id: paymentAttempts.id, providerOrderId: paymentAttempts.providerOrderId })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(payable(input), eq(paymentAttempts.state, 'open')))
