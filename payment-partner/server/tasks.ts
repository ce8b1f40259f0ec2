import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Database } from '@/db/connect'
import { closeCard } from './card/card-batch'
import { readNow } from './clock'
import { forgetOld } from './jobs/forget-old'
import { endUnconfirmedKey } from './merchant/end-server-key'
import { payTransaction } from './payer/pay-transaction'
import { finishPayout, processPayout } from './payout/process-payout'
import { confirmRefund } from './refund/confirm-refund'
import { chargeSubscription } from './subscription/charge-subscription'

const payload = z.object({ id: z.uuid() })
const payoutPayload = z.object({ id: z.string() })
const merchantPayload = z.object({ id: z.string() })
const refundPayload = z.object({ id: z.coerce.number().int() })

/** The worker's tasks, under the names that `addJob` uses. */
export const tasks = (db: Database): TaskList => ({
  'close-card': async (input) => {
    const { id } = payload.parse(input)
    await closeCard(db, { id, now: await readNow(db) })
  },
  'charge-subscription': async (input) => {
    const { id } = payload.parse(input)
    await chargeSubscription(db, { id, now: await readNow(db) })
  },
  'confirm-refund': async (input) => {
    const { id } = refundPayload.parse(input)
    await confirmRefund(db, { id, now: await readNow(db) })
  },
  'end-server-key': async (input) => {
    const { id } = merchantPayload.parse(input)
    await endUnconfirmedKey(db, { id, now: await readNow(db) })
  },
  'process-payout': async (input) => {
    const { id: referenceNo } = payoutPayload.parse(input)
    await processPayout(db, { referenceNo, now: await readNow(db) })
  },
  'finish-payout': async (input) => {
    const { id: referenceNo } = payoutPayload.parse(input)
    await finishPayout(db, { referenceNo, now: await readNow(db) })
  },
  'pay-transaction': async (input) => {
    const { id } = payload.parse(input)
    await payTransaction(db, { id, now: await readNow(db) })
  },
  'forget-old': async () => forgetOld(db, { now: await readNow(db) }),
})

/** Periodic tasks: every quarter of an hour. */
export const crontab = '*/15 * * * * forget-old'
