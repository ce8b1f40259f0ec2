import { Logger, run } from 'graphile-worker'
import { connect } from '@/db/connect'
import { assertStartable } from './assert-startable'
import { getEnvironment } from './environment'
import { proveAlive } from './jobs/prove-alive'
import { releaseJobsOfTheDead } from './jobs/release-jobs'
import { log } from './log'
import { noJitter, randomJitter } from './notification/retry-rules'
import { holdWorkerLock } from './readiness/worker-lock'
import { crontab, tasks } from './tasks'

await assertStartable()
const {
  KASIR_DATABASE_URL,
  KASIR_NOTIFICATION_TARGETS,
  KASIR_NOTIFICATION_TIMEOUT_MS,
  KASIR_WORKER_TAKEOVER_MS,
  SIM_MODE,
} = getEnvironment()
const { db, sql, close } = connect(KASIR_DATABASE_URL)

const letGo = await holdWorkerLock(sql)
const runner = await run({
  connectionString: KASIR_DATABASE_URL,
  taskList: tasks(db, {
    targets: KASIR_NOTIFICATION_TARGETS,
    timeoutMs: KASIR_NOTIFICATION_TIMEOUT_MS,
    jitter: SIM_MODE ? noJitter : randomJitter,
  }),
  crontab,
  preset: { plugins: [proveAlive(sql)] },
  concurrency: 8,
  pollInterval: 500,
  logger: new Logger(() => (level, message) => level !== 'debug' && log.debug({ level }, message)),
})
const release = () => releaseJobsOfTheDead(sql).catch((error: unknown) => log.warn({ err: error }, 'jobs not released'))
const releasing = setInterval(release, KASIR_WORKER_TAKEOVER_MS)
log.info('worker is ready')

await runner.promise
clearInterval(releasing)
await letGo()
await close()
