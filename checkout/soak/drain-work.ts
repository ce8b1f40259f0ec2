import { FOLLOW_UP } from '@/server/jobs/add-job'
import type { Run } from './run'
import { runDaily, runEveryMinute, runWorker } from './run-jobs'
import { deliver, isAfterPayment } from './steps/notifications'

const PAST_THE_DEADLINE = 65 * 60
/** By then cards have settled, and unapproved ones are cancelled. */
const PAST_THE_NEXT_DAY = 48 * 60 * 60
const MOST_ROUNDS = 30

/**
 * Runs Pasar's worker and clock until the order is final. Only notifications of returned money
 * still arrive, since Kasir repeats them until they are accepted.
 */
export async function drainWork(run: Run) {
  await run.world.passTime(PAST_THE_DEADLINE)
  // The daily sweep looks back three days, and the run may have skipped nights.
  await run.inProcess((process) => runDaily(process))
  await workUntilIdle(run, { unsettledMayWait: true })
  await run.world.passTime(PAST_THE_NEXT_DAY)
  await run.inProcess((process) => runDaily(process))
  await workUntilIdle(run, { unsettledMayWait: false })
}

type Allowance = {
  /** A partial refund requires a settled payment, and a card settles the next day. */
  unsettledMayWait: boolean
}

async function workUntilIdle(run: Run, allowance: Allowance) {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await run.world.untilKasirIsIdle()
    for (const notification of run.notifications().filter(isAfterPayment)) {
      await deliver(run, notification.body)
      notification.state = 'delivered'
    }
    await run.inProcess((process) => runEveryMinute(process))
    let jobs = 0
    await run.inProcess(async (process) => {
      jobs = await runWorker(run.shop, process)
    })
    if (jobs === 0 && !(await isUnderWay(run, allowance))) return
    // Lets postponed jobs become due.
    await run.world.passTime(60)
  }

  throw new Error(`Pasar still has work after ${MOST_ROUNDS} rounds.`)
}

async function isUnderWay({ shop, orderId, world }: Run, { unsettledMayWait }: Allowance) {
  const [under] = await shop.sql`
    with waiting as (
      select refunds.id from refunds join payment_attempts as attempt on attempt.id = attempt_id
      where ${unsettledMayWait} and provider_settled_at is null and refunds.amount < attempt.amount
    )
    select from outbox
    where order_id = ${orderId} and published_at is null
      and not exists (select from waiting where id::text = payload ->> 'refundId')
    union all select from refunds
    where order_id = ${orderId} and state in ('requested', 'sent') and id not in (select id from waiting)
    union all select from orders where id = ${orderId} and status = 'awaiting_payment'
    union all select from graphile_worker._private_jobs
    where run_at <= ${world.now().toISOString()}::timestamptz and key is distinct from ${FOLLOW_UP.key}
    limit 1`

  return under !== undefined
}
