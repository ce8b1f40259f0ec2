import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { Database } from '@/db/connect'
import { reportAlarmCounts } from '../audit/throttled-alarm'
import { forgetCarts } from '../cart/forget-carts'
import { sweepPictures } from '../catalogue/picture/sweep-pictures'
import { escalateComplaints } from '../complaints/escalate-complaints'
import { handOverCash } from '../fulfilment/collect-cash'
import { completeArrived } from '../fulfilment/complete-arrived'
import { moveParcels } from '../fulfilment/move-parcel'
import { forgetClaims } from '../handoff/forget-claims'
import { addJob, FOLLOW_UP, reconcileKey, type TaskName } from '../jobs/add-job'
import type { CronTask } from '../jobs/crontab'
import { deadLetter } from '../jobs/dead-letter'
import { nextPollAt } from '../jobs/poll-schedule'
import { recoverJobs } from '../jobs/recover-jobs'
import { forgetMails } from '../mail/send-mails'
import { forgetUnclaimed } from '../migrated/forget-persons'
import { writeInvitations } from '../migrated/invite-shoppers'
import { checkAttempt } from '../payment/attempt/check-attempt'
import { reconcilePayment } from '../payment/attempt/reconcile-payment'
import { sweepPayments } from '../payment/attempt/sweep-payments'
import type { Gateway } from '../payment/gateway/gateway'
import type { OldShopAccount } from '../payment/gateway/old-shop-account'
import type { OnCall } from '../payment/gateway/record-call'
import { sendPayouts } from '../payout/send-payouts'
import { sweepPhotos } from '../photo/sweep-photos'
import { eraseDueData } from '../rights/delete-data'
import { endRetention } from '../rights/end-retention'
import { forgetGuests } from '../rights/forget-guests'
import { fetchSettlement } from '../settlement/fetch-settlement'
import { followUpOrders } from './follow-up-orders'

/** URL and key of the gateway's daily reports; without a URL none is fetched. */
type Reports = {
  base: string | undefined
  serverKey: string
  findOldShopAccount?: () => Promise<OldShopAccount | undefined>
  onCall?: OnCall
}

type Surroundings = {
  reports?: Reports
  /** Folder of the return photos; without it the sweep is skipped. */
  photoFolder?: string
  /** Secret of claim links; without it no invitations are written. */
  claimSecret?: string
  clock?: () => Date | Promise<Date>
}

const ofOrder = z.object({ orderId: z.string() })
const ofPoll = ofOrder.extend({ round: z.number() })
const ofAttempt = z.object({ providerOrderId: z.string() })

/** The worker's tasks, by the names used in `addJob` and the crontab. */
export const tasks = (
  db: Database,
  gateway: Gateway,
  { reports, photoFolder, claimSecret, clock = () => new Date() }: Surroundings = {},
): Record<TaskName | CronTask, Task> => ({
  'reconcile-payment': async (payload) => {
    const { orderId, round } = ofPoll.parse(payload)
    const now = await clock()
    if (!(await reconcilePayment(db, gateway, { orderId, now }))) return

    await addJob(db, {
      task: 'reconcile-payment',
      payload: { orderId, round: round + 1 },
      runAt: nextPollAt(round + 1, now),
      key: reconcileKey(orderId),
    })
  },

  'follow-up-orders': async () => {
    const runAt = await followUpOrders(db, gateway, { now: await clock() })
    await addJob(db, { ...FOLLOW_UP, runAt })
  },

  'check-attempt': async (payload) => {
    await checkAttempt(db, gateway, { ...ofAttempt.parse(payload), now: await clock() })
  },

  'invite-shoppers': async () => {
    if (claimSecret) await writeInvitations(db, { secret: claimSecret, now: await clock() })
  },

  'forget-claims': async () => forgetClaims(db, await clock()),

  'recover-jobs': async () => {
    await recoverJobs(db)
    await deadLetter(db, await clock())
  },

  'tell-alarm-counts': async () => reportAlarmCounts(db, { now: await clock() }),

  'move-parcels': async () => {
    await moveParcels(db, { now: await clock() })
  },

  'complete-arrived': async () => {
    await completeArrived(db, { now: await clock() })
  },

  'send-payouts': async () => {
    await sendPayouts(db, { now: await clock() })
  },

  'hand-over-cash': async () => {
    await handOverCash(db, { now: await clock() })
  },

  'erase-due-data': async () => {
    await eraseDueData(db, { now: await clock() })
  },

  'end-retention': async () => {
    const now = await clock()
    await endRetention(db, { now })
    await forgetUnclaimed(db, { now })
    await forgetMails(db, { now })
    await forgetCarts(db, { now })
    await forgetGuests(db, { now })
    await sweepPictures(db)
    if (photoFolder) await sweepPhotos(db, { directory: photoFolder })
  },

  'escalate-complaints': async () => {
    await escalateComplaints(db, { now: await clock() })
  },

  'sweep-payments': async () => {
    await sweepPayments(db, gateway, { now: await clock() })
  },

  'fetch-settlement': async () => {
    if (!reports?.base) return
    const { base, onCall, serverKey, findOldShopAccount } = reports
    const now = await clock()
    await fetchSettlement(db, { base, onCall, serverKey, now })
    const oldShopAccount = await findOldShopAccount?.()
    if (oldShopAccount)
      await fetchSettlement(db, {
        base,
        onCall,
        serverKey: oldShopAccount.serverKey,
        account: oldShopAccount.merchantId,
        now,
      })
  },
})
