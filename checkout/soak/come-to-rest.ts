import { runDaily, runDueJobs, runEveryMinute } from './run-jobs'
import { bring, isAftermath } from './steps/post'
import type { Tale } from './tale'

const PAST_THE_DEADLINE = 65 * 60
/** By then cards have settled, and one that nobody approved is cancelled. */
const PAST_THE_NEXT_DAY = 48 * 60 * 60
const MOST_ROUNDS = 30

/**
 * No news comes any more, except of money that left again, which Kasir brings until it is taken. What is left to Pasar is
 * its own worker, by the clock and without anybody’s help.
 */
export async function comeToRest(tale: Tale) {
  await tale.world.passTime(PAST_THE_DEADLINE)
  // Part of a card's payment can be given back only once it has settled: until the next day that may have to wait.
  await workUntilIdle(tale)
  await tale.world.passTime(PAST_THE_NEXT_DAY)
  await tale.act((process) => runDaily(process))
  if (!(await workUntilIdle(tale))) throw new Error('Pasar does not come to rest.')
}

/** Whether nothing is left to do; not all that is left can be done today. */
async function workUntilIdle(tale: Tale): Promise<boolean> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await tale.world.kasirIsQuiet()
    for (const letter of tale.letters().filter(isAftermath)) {
      await bring(tale, letter.body)
      letter.fate = 'delivered'
    }
    await tale.act((process) => runEveryMinute(process))
    let jobs = 0
    await tale.act(async (process) => {
      jobs = await runDueJobs(tale.shop, process)
    })
    if (jobs === 0 && !(await isUnderWay(tale))) return true
    // What was put off for a moment.
    await tale.world.passTime(60)
  }

  return false
}

async function isUnderWay({ shop, orderId, world }: Tale) {
  const [under] = await shop.sql`
    select from outbox where order_id = ${orderId} and published_at is null
    union all select from refunds where order_id = ${orderId} and state in ('requested', 'sent')
    union all select from graphile_worker._private_jobs where run_at <= ${world.now().toISOString()}::timestamptz
    limit 1`

  return under !== undefined
}
