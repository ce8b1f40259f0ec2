import { addToChangeLog, type Writer } from '../change-log/change-log'

type Entry =
  | { topic: 'gateway_refund'; payload: { refundId: string } }
  | { topic: 'gateway_void'; payload: { providerOrderId: string } }
  | { topic: 'payout'; payload: { payoutId: string } }
  | { topic: 'buyer_message'; payload: { kind: string } & Record<string, string | number> }

type AddToOutbox = Entry & { key: string; orderId: string; now: Date }

/** Written by the change that calls for it; its commit wakes the worker. The same key again is the same thing, and is left out. */
export async function addToOutbox(tx: Writer, { key, topic, orderId, payload, now }: AddToOutbox) {
  await addToChangeLog(tx, 'outbox', { key, topic, orderId, payload, createdAt: now, dueAt: now })
}
