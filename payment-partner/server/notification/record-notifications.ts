import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { notificationPolicies, notifications } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import { describePayment } from '../payment/describe-payment'
import { getPayment, type Transaction } from '../payment/payment'
import { notificationCode } from '../payment/status-code'

/** One row for each address that is notified of the transaction's current state, and a job unless a policy holds it back. */
export async function recordNotifications(
  tx: Connection,
  { transactionId, now }: { transactionId: string; now: Date },
) {
  const payment = await getPayment(tx, transactionId)
  const code = notificationCode(payment.transaction)
  const body = JSON.stringify(describePayment(payment, code, 'midtrans payment notification'))
  const { mode, copies } = await policyOf(tx, payment.transaction)

  for (const url of payment.transaction.notificationUrls) {
    const notification = { transactionId, url, body, now }
    if (mode === 'hold') await recordNotification(tx, { ...notification, state: 'held' })
    else if (mode === 'drop') await recordNotification(tx, { ...notification, state: 'dropped' })
    else await recordNotification(tx, notification)
    if (mode === 'duplicate')
      for (let copy = 1; copy < copies; copy += 1) await recordNotification(tx, { ...notification, cause: 'copy' })
  }
}

type Notification = Pick<typeof notifications.$inferInsert, 'id' | 'transactionId' | 'url' | 'body' | 'cause'> & {
  state?: 'waiting' | 'held' | 'dropped'
  now: Date
  queue?: string
}

/** A row, and a job where it is to go out. A second row under the same id is none: whoever asks twice sends once. */
export async function recordNotification(
  tx: Connection,
  { now, queue, state = 'waiting', ...notification }: Notification,
) {
  const [row] = await tx
    .insert(notifications)
    .values({ ...notification, state, nextAttemptAt: state === 'waiting' ? now : null, createdAt: now })
    .onConflictDoNothing({ target: notifications.id })
    .returning({ id: notifications.id })
  if (row && state === 'waiting') await addJob(tx, { task: 'deliver-notification', payload: row, at: now, queue })

  return row
}

async function policyOf(tx: Connection, { merchantId, orderId }: Transaction) {
  const policy = await tx.query.notificationPolicies.findFirst({
    where: and(eq(notificationPolicies.merchantId, merchantId), eq(notificationPolicies.orderId, orderId)),
  })

  return policy ?? { mode: 'normal', copies: 1 }
}
