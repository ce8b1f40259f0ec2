import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { Database } from '@/db/connect'
import { forgetClaims } from '../handoff/forget-claims'
import { log } from '../log'
import { expireOrder } from '../order/expire-order'
import type { Gateway } from '../payment/gateway'
import { GatewayError } from '../payment/gateway-error'
import { nextPollAt } from '../payment/poll-schedule'
import { reconcilePayment } from '../payment/reconcile-payment'
import { settleNotification } from '../payment/settle-notification'
import { voidAttempt } from '../payment/void-attempt'
import { addJob, expiryKey, reconcileKey, type TaskName } from './add-job'
import { recoverJobs } from './recover-jobs'

export const CRONTAB = `
  * * * * * forget-claims
  * * * * * recover-jobs
`

const ASK_AGAIN_MS = 60_000

const ofNotification = z.object({ notificationId: z.number() })
const ofOrder = z.object({ orderId: z.string() })
const ofPoll = ofOrder.extend({ round: z.number() })
const ofAttempt = z.object({ providerOrderId: z.string() })

/** What the worker can do, by the names that `addJob` and the crontab use. */
export const tasks = (db: Database, gateway: Gateway): Record<TaskName | 'forget-claims' | 'recover-jobs', Task> => ({
  'settle-payment': (payload) => settleNotification(db, gateway, { ...ofNotification.parse(payload), now: new Date() }),

  'reconcile-payment': async (payload) => {
    const { orderId, round } = ofPoll.parse(payload)
    const now = new Date()
    if (!(await reconcilePayment(db, gateway, { orderId, now }))) return

    await addJob(db, {
      task: 'reconcile-payment',
      payload: { orderId, round: round + 1 },
      runAt: nextPollAt(round + 1, now),
      key: reconcileKey(orderId),
    })
  },

  'expire-order': async (payload) => {
    const { orderId } = ofOrder.parse(payload)
    try {
      await expireOrder(db, gateway, { orderId, now: new Date() })
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      // The queue's own retries grow hours apart, and the goods are held meanwhile.
      log.warn({ orderId, status: error.status }, error.message)
      const runAt = new Date(Date.now() + ASK_AGAIN_MS)
      await addJob(db, { task: 'expire-order', payload: { orderId }, runAt, key: expiryKey(orderId) })
    }
  },

  'void-attempt': (payload) => voidAttempt(db, gateway, { ...ofAttempt.parse(payload), now: new Date() }),

  'forget-claims': () => forgetClaims(db, new Date()),

  'recover-jobs': async () => {
    await recoverJobs(db, new Date())
  },
})
