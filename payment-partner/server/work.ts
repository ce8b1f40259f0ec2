import { randomUUID } from 'node:crypto'
import { jobRecorder } from '@jembatan/http/telemetry'
import type { Deadline } from '@jembatan/platform/database-socket'
import { openJobPool } from '@jembatan/platform/job-queue'
import { Logger, run, type TaskList } from 'graphile-worker'
import type { Sql } from 'postgres'
import type { Database } from '@/db/connect'
import { lookForWork, TRANSACTION_DUE } from './jobs/look-for-work'
import { proveAlive } from './jobs/prove-alive'
import { holdPoolLock } from './jobs/release-work'
import { log } from './log'
import type { DeliverySettings } from './notification/deliver-notification'
import { sendDueNotifications } from './notification/send-due'
import { crontab, tasks } from './tasks'
import { expireDue } from './transaction/expire-when-due'

type Work = {
  /** `url` is PostgreSQL's own: the queue listens and holds sessions for long. */
  jobs: Deadline & { url: string }
  db: Database
  sql: Sql
  delivery: DeliverySettings
}

/**
 * Runs the background work. Notifications and expirations are driven by their rows, rare tasks by
 * jobs. The stop function waits for the work in progress.
 */
export async function work({ jobs: { url, deadlineMs }, db, sql, delivery }: Work) {
  const worker = randomUUID()
  const letGo = await holdPoolLock(sql, worker)
  const queue = proveAlive(sql)
  const stopSending = await sendDueNotifications(db, sql, { worker, delivery })
  const stopExpiring = await lookForWork(sql, { channel: TRANSACTION_DUE, work: () => expireDue(db) })
  const pool = openJobPool(url, { deadlineMs, onLost: (err) => log.warn({ err }, 'a connection was lost') })
  const runner = await run({
    pgPool: pool,
    taskList: recorded(tasks(db)),
    crontab,
    preset: { plugins: [queue.plugin] },
    // The jobs are short, and each idle worker polls the database.
    concurrency: 1,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => level !== 'debug' && log.debug({ level }, message)),
  })

  const stop = async () => {
    await Promise.all([runner.stop(), stopSending(), stopExpiring()])
    await Promise.all([letGo(), queue.letGo(), pool.end()])
  }

  return { stop, ended: runner.promise }
}

function recorded(list: TaskList): TaskList {
  const record = jobRecorder()

  return Object.fromEntries(
    Object.entries(list).map(([name, task]) => [
      name,
      (payload, helpers) => record(name, { attempt: helpers.job.attempts }, async () => task?.(payload, helpers)),
    ]),
  )
}
