import { createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { openMetricsEndpoint } from '@jembatan/http/metrics-endpoint'
import { startTelemetry, stopTelemetry } from '@jembatan/http/telemetry'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import register from '../endpoints.json'
import { assertStartable } from './assert-startable'
import { getDatabase, openDatabase } from './database'
import { getEnvironment } from './environment'
import { releaseWorkOfTheDead } from './jobs/release-work'
import { holdWorkerLock } from './jobs/worker-lock'
import { log } from './log'
import { noJitter, randomJitter } from './notification/retry-rules'
import { watchClockOf } from './readiness/watch-clock'
import { work } from './work'

await assertStartable(() => openDatabase({ deadlineMs: getEnvironment().KASIR_WORKER_DEADLINE_MS }))
const {
  KASIR_DATABASE_DIRECT_URL: direct,
  KASIR_NOTIFICATION_TARGETS: targets,
  KASIR_NOTIFICATION_TIMEOUT_MS: timeoutMs,
  KASIR_BI_SNAP_SIGNING_KEY_FILE: biSnapKeyFile,
  KASIR_WORKER_TAKEOVER_MS,
  KASIR_WORKER_DEADLINE_MS: deadlineMs,
  KASIR_OTLP_URL: collector,
  KASIR_METRICS_ADDRESS: address,
  KASIR_METRICS_KEY: key,
  SIM_MODE,
} = getEnvironment()
startTelemetry({ system: 'kasir', part: 'worker', collector })
await openMetricsEndpoint({ address, key, register })
// The same pool as the startup check: a second one would keep this process alive after its work.
const { db, sql, close } = getDatabase()

const letGo = await holdWorkerLock(sql)
const biSnapSigningKey = biSnapKeyFile ? createPrivateKey(readFileSync(biSnapKeyFile)) : undefined
const delivery = { targets, timeoutMs, jitter: SIM_MODE ? noJitter : randomJitter, biSnapSigningKey }
const { stop, ended } = await work({ jobs: { url: direct, deadlineMs }, db, sql, delivery })
const release = () => releaseWorkOfTheDead(sql).catch((error: unknown) => log.warn({ err: error }, 'work not released'))
const releasing = setInterval(release, KASIR_WORKER_TAKEOVER_MS)
const stopWatching = watchClockOf(db)
process.on('uncaughtException', outlive)
log.info('worker is ready')

await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), ended])
process.off('uncaughtException', outlive)
clearInterval(releasing)
stopWatching()
await stop()
await letGo()
await close()
await stopTelemetry()

/**
 * postgres.js 3.4 writes once more to a lost connection, and queries types on a new one without
 * handling the result. Neither error can be caught, and the process survives both: the statement's
 * caller gets the error.
 */
function outlive(err: unknown) {
  if (isDatabaseAway(err)) return log.warn({ err }, 'a connection was lost')
  log.fatal({ err }, 'the worker ends')
  process.exit(1)
}
