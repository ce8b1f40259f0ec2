import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Database } from '@/db/connect'
import { closeCard } from './card/card-batch'
import { readNow } from './clock'
import { forgetOld } from './jobs/forget-old'
import { log } from './log'
import { type DeliverySettings, deliverNotification } from './notification/deliver-notification'
import { payTransaction } from './payer/pay-transaction'
import { confirmRefund } from './refund/confirm-refund'
import { expireWhenDue } from './transaction/expire-when-due'

const payload = z.object({ id: z.uuid() })
const refundPayload = z.object({ id: z.coerce.number().int() })

/** What the worker can do, by the names that `addJob` uses. */
export const tasks = (db: Database, delivery: DeliverySettings): TaskList => ({
  'deliver-notification': async (input) => {
    const { id } = payload.parse(input)
    const outcome = await deliverNotification(db, { id, now: await readNow(db), ...delivery })
    if (outcome) log.info({ notificationId: id, ...outcome }, 'notification attempted')
  },
  'expire-transaction': async (input) => {
    const { id } = payload.parse(input)
    await expireWhenDue(db, { id, now: await readNow(db) })
  },
  'close-card': async (input) => {
    const { id } = payload.parse(input)
    await closeCard(db, { id, now: await readNow(db) })
  },
  'confirm-refund': async (input) => {
    const { id } = refundPayload.parse(input)
    await confirmRefund(db, { id, now: await readNow(db) })
  },
  'pay-transaction': async (input) => {
    const { id } = payload.parse(input)
    await payTransaction(db, { id, now: await readNow(db) })
  },
  'forget-old': async () => forgetOld(db, { now: await readNow(db) }),
})

/** What nobody asks for and is done all the same: every quarter of an hour. */
export const crontab = '*/15 * * * * forget-old'
