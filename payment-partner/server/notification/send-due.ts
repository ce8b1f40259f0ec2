import { jobRecorder } from '@jembatan/http/telemetry'
import type { Sql } from 'postgres'
import type { Database } from '@/db/connect'
import { lookForWork, NOTIFICATION_DUE } from '../jobs/look-for-work'
import { log } from '../log'
import { type ClaimedNotification, claimDue } from './claim-due'
import { type DeliverySettings, deliverNotification } from './deliver-notification'

/** A merchant without an answer occupies one of these until the time-out. */
const SENT_AT_ONCE = 16

type Send = {
  /** Names this worker, which holds the lock of that name while it lives. */
  worker: string
  delivery: DeliverySettings
}

/** Sends every due notification. Returns a function that stops it and waits for those in flight. */
export async function sendDueNotifications(db: Database, sql: Sql, { worker, delivery }: Send) {
  const inHand = new Map<string, Promise<void>>()
  const record = jobRecorder()

  const claim = async (again: () => void) => {
    const atMost = SENT_AT_ONCE - inHand.size
    if (atMost === 0) return
    const due = await claimDue(db, { worker, inHand: [...inHand.keys()], atMost })
    for (const claimed of due) inHand.set(claimed.id, send(claimed, again))
  }
  const send = async (claimed: ClaimedNotification, again: () => void) => {
    await record('deliver-notification', {}, () => deliver(db, claimed, delivery))
    const others = claimed.inTurn || inHand.size === SENT_AT_ONCE
    inHand.delete(claimed.id)
    if (others) again()
  }
  const stop = await lookForWork(sql, { channel: NOTIFICATION_DUE, work: claim })

  return async () => {
    await stop()
    await Promise.all(inHand.values())
  }
}

const deliver = (db: Database, claimed: ClaimedNotification, delivery: DeliverySettings) =>
  deliverNotification(db, { claimed, ...delivery }).then(
    (outcome) => log.info({ notificationId: claimed.id, ...outcome }, 'notification attempted'),
    (err: unknown) => log.error({ notificationId: claimed.id, err }, 'notification attempt not recorded'),
  )
