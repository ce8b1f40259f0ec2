import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderEvents } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { writeChangeLog } from '../../change-log/change-log'
import { addOrderEvent } from '../../order/state/add-order-event'
import type { PaymentContext } from './payment-context'

/** The status contradicts itself, so an operator decides. One alarm per kind of contradiction. */
export async function recordContradiction(tx: Connection, { order, provider, now }: PaymentContext) {
  const detail = { providerOrderId: provider.providerOrderId, status: provider.status }
  await writeChangeLog(tx)
  const events = await tx
    .select({ id: orderEvents.id })
    .from(orderEvents)
    .where(
      and(
        eq(orderEvents.orderId, order.id),
        eq(orderEvents.kind, 'payment_contradicted'),
        sql`${orderEvents.detail} = ${JSON.stringify(detail)}::jsonb`,
      ),
    )
  if (events.length > 0) return

  await addOrderEvent(tx, { orderId: order.id, kind: 'payment_contradicted', at: now, detail })
  await raiseAlarm(tx, { kind: 'payment_contradicted', detail: { orderId: order.id, ...detail }, at: now })
}
