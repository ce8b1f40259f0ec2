import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Connection, Database } from '@/db/connect'
import { outbox } from '@/db/schema'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { nextPollAt } from '../jobs/poll-schedule'
import { log } from '../log'
import { voidAttempt } from '../payment/attempt/void-attempt'
import type { Gateway } from '../payment/gateway/gateway'
import { GatewayError } from '../payment/gateway/gateway-error'
import { payOut } from '../payout/pay-out'
import { sendRefund } from '../refund/send-refund'

type Topic = Exclude<typeof outbox.$inferSelect.topic, 'buyer_message'>
type Request = { id: number; topic: Topic; orderId: string; payload: unknown; attempts: number }

const AT_ONCE = 6
/** Longer than a request's calls may take together: after a crash the request becomes due again. */
const LEASE_SECONDS = 60

/**
 * Sends due outbox requests to the gateway or the bank, then marks them. After a crash in between a
 * request is sent again, and the receiver deduplicates by key. Failures are postponed at growing
 * intervals. Returns how many were due.
 */
export async function sendRequests(db: Database, gateway: Gateway, { now }: { now: Date }): Promise<number> {
  const due = await takeDue(db, now)
  await Promise.all(due.map((request) => send(db, gateway, { request, now })))
  if (due.length < AT_ONCE) return due.length

  return due.length + (await sendRequests(db, gateway, { now }))
}

function takeDue(db: Connection, now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`

  return db.execute<Request>(sql`
    with due as (
      select id from outbox where published_at is null and due_at <= ${at} and topic <> 'buyer_message'
      order by id limit ${AT_ONCE} for update skip locked
    )
    update outbox set attempts = attempts + 1, due_at = ${at} + make_interval(secs => ${LEASE_SECONDS})
    from due where outbox.id = due.id
    returning outbox.id, topic, order_id as "orderId", payload, attempts`)
}

type Send = { request: Request; now: Date }

async function send(db: Database, gateway: Gateway, { request, now }: Send) {
  const outcome = await SENDERS[request.topic](db, gateway, { payload: request.payload, now }).catch((error) =>
    reportFailure(db, { request, error, now }),
  )

  await db
    .update(outbox)
    .set(outcome === 'done' ? { publishedAt: now } : { dueAt: nextPollAt(request.attempts, now) })
    .where(and(eq(outbox.id, request.id), isNull(outbox.publishedAt)))
}

const ofRefund = z.object({ refundId: z.string() })
const ofAttempt = z.object({ providerOrderId: z.string() })
const ofPayout = z.object({ payoutId: z.string() })

type Outcome = 'done' | 'later'
type Sender = (db: Database, gateway: Gateway, job: { payload: unknown; now: Date }) => Promise<Outcome>

/** An unreadable payload fails like the sending itself. */
const SENDERS: Record<Topic, Sender> = {
  gateway_refund: async (db, gateway, { payload, now }) => sendRefund(db, gateway, { ...ofRefund.parse(payload), now }),

  gateway_void: async (db, gateway, { payload, now }) => {
    await voidAttempt(db, gateway, { ...ofAttempt.parse(payload), now })
    return 'done'
  },

  payout: async (db, _, { payload, now }) => payOut(db, { ...ofPayout.parse(payload), now }),
}

/** A gateway that does not respond is expected. Other failures raise an alarm; both are retried. */
async function reportFailure(db: Database, { request, error, now }: Send & { error: unknown }): Promise<'later'> {
  const { orderId, topic } = request
  if (error instanceof GatewayError) log.warn({ orderId, topic, status: error.status }, error.message)
  else {
    log.error({ orderId, topic, err: error }, 'a request of the outbox was not sent')
    await raiseThrottledAlarm(db, { kind: 'job_given_up', detail: { task: 'send-requests', orderId }, at: now })
  }

  return 'later'
}
