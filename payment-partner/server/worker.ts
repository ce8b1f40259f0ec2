import { once } from 'node:events'
import { openMetricsDoor } from '@jembatan/admission/metrics-door'
import { startTelemetry, stopTelemetry } from '@jembatan/admission/telemetry'
import doors from '../doors.json'
import { assertStartable } from './assert-startable'
import { getDatabase } from './database'
import { getEnvironment } from './environment'
import { releaseWorkOfTheDead } from './jobs/release-work'
import { log } from './log'
import { noJitter, randomJitter } from './notification/retry-rules'
import { watchClockOf } from './readiness/watch-clock'
import { holdWorkerLock } from './readiness/worker-lock'
import { work } from './work'

await assertStartable()
const {
  KASIR_DATABASE_DIRECT_URL: direct,
  KASIR_NOTIFICATION_TARGETS: targets,
  KASIR_NOTIFICATION_TIMEOUT_MS: timeoutMs,
  KASIR_WORKER_TAKEOVER_MS,
  KASIR_OTLP_URL: collector,
  KASIR_METRICS_ADDRESS: address,
  KASIR_METRICS_KEY: key,
  SIM_MODE,
} = getEnvironment()
startTelemetry({ system: 'kasir', part: 'worker', collector })
await openMetricsDoor({ address, key, doors })
// The pool that the start has asked: a second one would keep this process after it has ended its work.
const { db, sql, close } = getDatabase()

const letGo = await holdWorkerLock(sql)
const delivery = { targets, timeoutMs, jitter: SIM_MODE ? noJitter : randomJitter }
const { stop, ended } = await work({ url: direct, db, sql, delivery })
const release = () => releaseWorkOfTheDead(sql).catch((error: unknown) => log.warn({ err: error }, 'work not released'))
const releasing = setInterval(release, KASIR_WORKER_TAKEOVER_MS)
const stopWatching = watchClockOf(db)
log.info('worker is ready')

await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), ended])
clearInterval(releasing)
stopWatching()
await stop()
await letGo()
await close()
await stopTelemetry()
