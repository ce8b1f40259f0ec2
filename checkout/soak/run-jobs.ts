import type { JobHelpers } from 'graphile-worker'
import type { Database } from '@/db/connect'
import { FOLLOW_UP } from '@/server/jobs/add-job'
import { type CronTask, DAILY, EVERY_MINUTE } from '@/server/jobs/crontab'
import type { Gateway } from '@/server/payment/gateway/gateway'
import { GatewayError } from '@/server/payment/gateway/gateway-error'
import { listNews, readNews } from '@/server/worker/read-inbox'
import { sendRequests } from '@/server/worker/send-requests'
import { tasks } from '@/server/worker/tasks'
import type { Shop } from './open-world'

type Job = { id: string; task: string; payload: unknown }
type Process = { db: Database; gateway: Gateway; now: Date }

/**
 * Runs the worker at the run's clock: the inbox, each due job once, then the outbox. Returns the
 * number of due items.
 */
export async function runWorker(shop: Pick<Shop, 'sql'>, process: Process) {
  const { db, gateway, now } = process
  const news = await listNews(db, { now })
  for (const providerOrderId of news) await readNews(db, gateway, { providerOrderId, now })

  return news.length + (await runDueJobs(shop, process)) + (await sendRequests(db, gateway, { now }))
}

/**
 * Runs each due job once: deletes it on success, keeps it on failure. Returns the count without the
 * recurring job.
 */
export async function runDueJobs(shop: Pick<Shop, 'sql'>, { db, gateway, now }: Process) {
  const handlers = tasks(db, gateway, { clock: () => now })
  const jobs = await takeDueJobs(shop, now)
  try {
    for (const { id, task, payload } of jobs) {
      const done = await attempt(() => handlers[task as keyof typeof handlers](payload, NO_HELPERS))
      if (done) await shop.sql`delete from graphile_worker._private_jobs where id = ${id}`
    }
  } finally {
    await shop.sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by = 'soak'`
  }

  return jobs.filter(({ task }) => task !== FOLLOW_UP.task).length
}

/** A gateway error fails only this job; the queue retries it. */
async function attempt(work: () => unknown) {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof GatewayError) return false
    throw error
  }
}

/** Run the worker's tasks of each minute, and of the end of the gateway's day. */
export const runEveryMinute = (process: Process) => runEach(EVERY_MINUTE, process)
export const runDaily = (process: Process) =>
  runEach(
    DAILY.map(({ task }) => task),
    process,
  )

async function runEach(names: readonly CronTask[], { db, gateway, now }: Process) {
  const handlers = tasks(db, gateway, { clock: () => now })
  for (const name of names) await handlers[name]({}, NO_HELPERS)
}

// Pasar's tasks use none of the queue's helpers.
const NO_HELPERS = {} as JobHelpers

/**
 * Locks jobs as the queue does: a task that schedules its successor under the same key must not
 * replace itself.
 */
const takeDueJobs = ({ sql }: Pick<Shop, 'sql'>, now: Date) => sql<Job[]>`
  with due as (
    select id from graphile_worker._private_jobs
    where run_at <= ${now.toISOString()}::timestamptz and locked_at is null order by priority, run_at, id for update
  ), taken as (
    update graphile_worker._private_jobs as job set locked_at = now(), locked_by = 'soak' from due where job.id = due.id
    returning job.id, job.task_id, job.payload, job.run_at, job.priority
  )
  select taken.id, task.identifier as task, taken.payload
  from taken join graphile_worker._private_tasks as task on task.id = taken.task_id
  order by priority, run_at, taken.id`
