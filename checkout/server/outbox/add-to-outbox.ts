import { addToChangeLog, type Writer } from '../change-log/change-log'

type Entry =
  | { topic: 'gateway_refund'; payload: { refundId: string } }
  | { topic: 'gateway_void'; payload: { providerOrderId: string } }
  | { topic: 'payout'; payload: { payoutId: string } }
  | { topic: 'buyer_message'; payload: { kind: string } & Record<string, string | number> }

type AddToOutbox = Entry & { key: string; orderId: string; now: Date }

/**
 * Adds an entry in the transaction of its change; the commit wakes the worker. An existing key is
 * skipped.
 */
export async function addToOutbox(tx: Writer, { key, topic, orderId, payload, now }: AddToOutbox) {
  await addToChangeLog(tx, 'outbox', { key, topic, orderId, payload, createdAt: now, dueAt: now })
}
