import type { Connection } from '@/db/connect'
import { notifications } from '@/db/schema'
import { addJob } from '../jobs/add-job'
import { describePayment } from '../transaction/describe-payment'
import { getPayment } from '../transaction/payment'
import { notificationCode } from '../transaction/status-code'

/** One row and one job for each address that must hear of the transaction's state of now. */
export async function recordNotifications(
  tx: Connection,
  { transactionId, now }: { transactionId: string; now: Date },
) {
  const payment = await getPayment(tx, transactionId)
  const code = notificationCode(payment.transaction)
  const body = JSON.stringify(describePayment(payment, code, 'midtrans payment notification'))

  for (const url of payment.transaction.notificationUrls) {
    const [row] = await tx
      .insert(notifications)
      .values({ transactionId, url, body, nextAttemptAt: now, createdAt: now })
      .returning({ id: notifications.id })
    if (row) await addJob(tx, { task: 'deliver-notification', payload: row, now, at: now })
  }
}
