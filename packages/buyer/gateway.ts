import { createHash } from 'node:crypto'
import { Browser } from './browser'

type Kasir = { origin: string; simulationKey: string }

/**
 * Kasir's simulation API: does what a payer would do on Kasir's page, and brings about outcomes and
 * failures.
 */
export async function simulate({ origin, simulationKey }: Kasir, path: string, body: object = {}) {
  const answer = await new Browser(origin).ask(`/_sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${simulationKey}` },
    body: JSON.stringify(body),
  })
  if (answer.status !== 200) throw new Error(`Kasir answered ${answer.status} to ${path}: ${answer.body.slice(0, 200)}`)
}

export type PaymentStatus = Record<'order_id' | 'status_code' | 'gross_amount' | 'transaction_status', string> & {
  /** A fresh one each time, unless given. */
  transaction_id?: string
}

/** A notification as Kasir writes it, signed with the key that it shares with the shop. */
export function signNotification(status: PaymentStatus, serverKey: string) {
  const input = `${status.order_id}${status.status_code}${status.gross_amount}${serverKey}`

  return {
    transaction_id: crypto.randomUUID(),
    ...status,
    payment_type: 'qris',
    fraud_status: 'accept',
    currency: 'IDR',
    signature_key: createHash('sha512').update(input).digest('hex'),
  }
}

/** Delivers a notification to a shop, whoever wrote it. */
export const notify = (pasar: Browser, notification: string) =>
  pasar.ask('/api/payment/notification', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: notification,
  })
