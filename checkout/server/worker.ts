import { openMetricsEndpoint } from '@jembatan/http/metrics-endpoint'
import { jobRecorder, startTelemetry, stopTelemetry } from '@jembatan/http/telemetry'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { openJobPool } from '@jembatan/platform/job-queue'
import { Logger, run, type TaskList } from 'graphile-worker'
import register from '../endpoints.json'
import { assertStartable } from './assert-startable'
import { readNow } from './clock'
import { getDatabase, openDatabase } from './database'
import { getEnvironment } from './environment'
import { addJob, FOLLOW_UP } from './jobs/add-job'
import { CRONTAB } from './jobs/crontab'
import { proveAlive, releaseJobsOfTheDead } from './jobs/release-jobs'
import { holdWorkerLock } from './jobs/worker-lock'
import { log } from './log'
import { getLinks, getPostOffice } from './mail/get-post-office'
import { sendMails } from './mail/send-mails'
import { relay } from './outbox/relay'
import { findOldShopAccount } from './payment/gateway/old-shop-account'
import { recordCallsIn } from './payment/gateway/record-call'
import { getGateway } from './payment/get-gateway'
import { watchClockOf } from './readiness/watch-clock'
import { followInbox, listNews, readNews } from './worker/read-inbox'
import { sendRequests } from './worker/send-requests'
import { tasks } from './worker/tasks'

const AT_ONCE = 6

await assertStartable(() => openDatabase({ deadlineMs: getEnvironment().PASAR_WORKER_DEADLINE_MS }))
const environment = getEnvironment()
const { db, sql, close } = getDatabase()
startTelemetry({ system: 'pasar', part: 'worker', collector: environment.PASAR_OTLP_URL })
await openMetricsEndpoint({
  address: environment.PASAR_METRICS_ADDRESS,
  key: environment.PASAR_METRICS_KEY,
  register,
})

const record = jobRecorder()
const recorded = (list: TaskList): TaskList =>
  Object.fromEntries(
    Object.entries(list).map(([name, task]) => [
      name,
      (payload, helpers) => record(name, { attempt: helpers.job.attempts }, async () => task?.(payload, helpers)),
    ]),
  )

const stopWatching = watchClockOf(db)
await releaseJobsOfTheDead(db)
const releaseLock = await holdWorkerLock(sql)
await addJob(db, FOLLOW_UP)
const queue = proveAlive(sql)
const gateway = getGateway()
const post = getPostOffice()
if (!post) log.warn('no mail server is named: buyers are told on the pages of their orders alone')
const followers = [
  await followInbox(sql, {
    list: async () => listNews(db, { now: await readNow(db) }),
    read: async (providerOrderId) => readNews(db, gateway, { providerOrderId, now: await readNow(db) }),
  }),
  await relay(sql, 'request_written', async () => sendRequests(db, gateway, { now: await readNow(db) })),
  ...(post
    ? [await relay(sql, 'mail_written', async () => sendMails(db, { post, ...getLinks(), now: await readNow(db) }))]
    : []),
]
// The direct address: the queue uses LISTEN and long sessions.
const jobs = openJobPool(environment.PASAR_DATABASE_DIRECT_URL, {
  deadlineMs: environment.PASAR_WORKER_DEADLINE_MS,
  onLost: (err) => log.warn({ err }, 'a connection was lost'),
})
const runner = await run({
  pgPool: jobs,
  taskList: recorded(
    tasks(db, gateway, {
      clock: () => readNow(db),
      claimSecret: environment.PASAR_ACCOUNT_SECRET,
      photoFolder: environment.PASAR_PHOTO_FOLDER,
      reports: {
        base: environment.MIDTRANS_SETTLEMENT_REPORT_URL,
        serverKey: environment.MIDTRANS_SERVER_KEY,
        findOldShopAccount,
        onCall: recordCallsIn(db),
      },
    }),
  ),
  crontab: CRONTAB,
  concurrency: AT_ONCE,
  pollInterval: 2000,
  // One local queue fetches jobs for all workers of the process; without it each would poll.
  preset: { plugins: [queue.plugin], worker: { localQueue: { size: AT_ONCE } } },
  logger: new Logger(() => (level, message) => level !== 'debug' && log.debug({ level }, message)),
})
process.on('uncaughtException', outlive)
log.info('worker is ready')

// Resolves after a signal has let the running jobs finish.
await runner.promise.finally(() => process.off('uncaughtException', outlive))
await Promise.all(followers.map((stop) => stop()))
post?.close()
stopWatching()
await Promise.all([releaseLock(), queue.letGo()])
await Promise.all([jobs.end(), close()])
await stopTelemetry()

/**
 * postgres.js 3.4 writes once more to a lost connection, and queries types on a new one without
 * handling the result. Neither rejection can be caught, and neither is a reason to exit: the caller
 * of each statement gets the failure.
 */
function outlive(err: unknown) {
  if (isDatabaseAway(err)) return log.warn({ err }, 'a connection was lost')
  log.fatal({ err }, 'the worker ends')
  process.exit(1)
}
