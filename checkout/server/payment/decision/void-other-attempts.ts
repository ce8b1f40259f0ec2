import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { addToOutbox } from '../../outbox/add-to-outbox'

type VoidSisters = { orderId: string; except: string; now: Date }

/** Nobody shall pay a second time: what else is open for this order is closed here, and then at the gateway. */
export async function voidSisters(tx: Connection, { orderId, except, now }: VoidSisters) {
  const sisters = await tx
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

  for (const { providerOrderId } of sisters)
    await addToOutbox(tx, {
      topic: 'gateway_void',
      key: `void:${providerOrderId}`,
      orderId,
      payload: { providerOrderId },
      now,
    })
}
