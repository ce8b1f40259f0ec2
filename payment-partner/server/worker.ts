import { Logger, run } from 'graphile-worker'
import { connect } from '@/db/connect'
import { assertStartable } from './assert-startable'
import { getEnvironment } from './environment'
import { releaseJobsOfTheDead } from './jobs/release-jobs'
import { tasks } from './jobs/tasks'
import { log } from './log'
import { holdWorkerLock } from './readiness/worker-lock'

assertStartable()
const { KASIR_DATABASE_URL, KASIR_NOTIFICATION_TARGETS } = getEnvironment()
const { db, sql, close } = connect(KASIR_DATABASE_URL)

await releaseJobsOfTheDead(sql)
const letGo = await holdWorkerLock(sql)
const runner = await run({
  connectionString: KASIR_DATABASE_URL,
  taskList: tasks(db, { targets: KASIR_NOTIFICATION_TARGETS }),
  concurrency: 8,
  pollInterval: 1000,
  logger: new Logger(() => (level, message) => level !== 'debug' && log.debug({ level }, message)),
})
log.info('worker is ready')

await runner.promise
await letGo()
await close()
