import type { Connection } from '@/db/connect'
import { notifications } from '@/db/schema'
import { addJob, addJobs, type Job } from '../jobs/schedule'
import { describePayment } from '../payment/describe-payment'
import { getPaymentWithPolicy } from '../payment/payment'
import { notificationCode } from '../payment/status-code'

type RecordNotifications = {
  transactionId: string
  now: Date
  /** What else follows from the change; planned together with the deliveries. */
  jobs?: Job[]
}

/**
 * One row for each address that is notified of the transaction's current state, and a job unless a policy holds it back. The
 * caller holds the clock.
 */
export async function recordNotifications(tx: Connection, { transactionId, now, jobs = [] }: RecordNotifications) {
  const { policy, ...payment } = await getPaymentWithPolicy(tx, transactionId)
  const code = notificationCode(payment.transaction)
  const body = JSON.stringify(describePayment(payment, code, 'midtrans payment notification'))
  const { mode, copies } = policy ?? { mode: 'normal', copies: 1 }
  const state = STATES[mode]
  const sendings = payment.transaction.notificationUrls.flatMap((url) => {
    const notification = { transactionId, url, body, state, now }
    const repeated = { ...notification, cause: 'copy' as const }

    return [notification, ...Array.from({ length: mode === 'duplicate' ? copies - 1 : 0 }, () => repeated)]
  })
  const recorded = await insertNotifications(tx, sendings)

  await addJobs(tx, [...jobs, ...(state === 'waiting' ? recorded.map((row) => deliveryOf(row, now)) : [])])
}

const STATES = { normal: 'waiting', duplicate: 'waiting', hold: 'held', drop: 'dropped' } as const

type Notification = Pick<typeof notifications.$inferInsert, 'id' | 'transactionId' | 'url' | 'body' | 'cause'> & {
  state?: 'waiting' | 'held' | 'dropped'
  now: Date
}

/** A row, and a job where it is to go out. A second row under the same id is none: whoever asks twice sends once. */
export async function recordNotification(
  tx: Connection,
  { queue, state = 'waiting', ...notification }: Notification & { queue?: string },
) {
  const [row] = await insertNotifications(tx, [{ ...notification, state }])
  if (row && state === 'waiting') await addJob(tx, { ...deliveryOf(row, notification.now), queue })

  return row
}

const deliveryOf = ({ id }: { id: string }, at: Date): Job => ({ task: 'deliver-notification', payload: { id }, at })

async function insertNotifications(tx: Connection, sendings: Notification[]) {
  if (sendings.length === 0) return []

  return tx
    .insert(notifications)
    .values(
      sendings.map(({ now, state = 'waiting', ...notification }) => ({
        ...notification,
        state,
        nextAttemptAt: state === 'waiting' ? now : null,
        createdAt: now,
      })),
    )
    .onConflictDoNothing({ target: notifications.id })
    .returning({ id: notifications.id })
}
