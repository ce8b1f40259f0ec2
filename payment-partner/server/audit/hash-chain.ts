import { remember } from '@epic-web/remember'
import * as auditLog from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { log } from '../log'

// Next's bundle and the web server's are separate; one process shuts down once.
const holder = remember('kasirShutdown', (): { kasirShutdown?: AbortController } => ({}))

function getShutdown(): AbortController {
  holder.kasirShutdown ??= new AbortController()

  return holder.kasirShutdown
}

/** Aborts when this process is asked to stop. */
export const shutdownSignal = () => getShutdown().signal

/** Maintains the audit log's hash chain while this process serves. */
export async function maintainHashChain() {
  await auditLog.maintainHashChain(getDatabase().sql, {
    shutdown: getShutdown(),
    onFailure: (err) => log.error({ err }, 'audit log: hash chain not extended'),
  })
}
