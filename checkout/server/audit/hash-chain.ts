import { remember } from '@epic-web/remember'
import * as auditLog from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { log } from '../log'

// Shared by Next's bundle and the web server's, since a process shuts down once.
const singleton = remember('pasarShutdown', (): { pasarShutdown?: AbortController } => ({}))

function getShutdown(): AbortController {
  singleton.pasarShutdown ??= new AbortController()

  return singleton.pasarShutdown
}

/** Aborts when this process receives a signal to end. */
export const shutdownSignal = () => getShutdown().signal

/** Appends new audit events to the hash chain while this process runs. */
export async function maintainHashChain() {
  await auditLog.maintainHashChain(getDatabase().sql, {
    shutdown: getShutdown(),
    onFailure: (err) => log.error({ err }, 'audit log: hash chain not extended'),
  })
}
