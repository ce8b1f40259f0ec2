import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { addToOutbox } from '../../outbox/add-to-outbox'

type VoidOtherAttempts = { orderId: string; except: string; now: Date }

/** Prevents a second payment: closes the order's other attempts here, and then at the gateway. */
export async function voidOtherAttempts(tx: Connection, { orderId, except, now }: VoidOtherAttempts) {
  const others = await tx
    .update(paymentAttempts)
    .set({ state: 'cancelled', settledAt: now })
    .where(
      and(
        eq(paymentAttempts.orderId, orderId),
        ne(paymentAttempts.id, except),
        inArray(paymentAttempts.state, ['creating', 'open', 'failed']),
      ),
    )
    .returning({ providerOrderId: paymentAttempts.providerOrderId })

  for (const { providerOrderId } of others)
    await addToOutbox(tx, {
      topic: 'gateway_void',
      key: `void:${providerOrderId}`,
      orderId,
      payload: { providerOrderId },
      now,
    })
}
