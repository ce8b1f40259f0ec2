import { remember } from '@epic-web/remember'
import * as auditLog from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { getLog } from '../log'

// Shared through the process, because Next's bundle has its own copy of this module and must abort
// once.
const memory = remember('ramaiShutdown', (): { ramaiShutdown?: AbortController } => ({}))

function getShutdown(): AbortController {
  memory.ramaiShutdown ??= new AbortController()

  return memory.ramaiShutdown
}

/** Aborts when this process receives a signal to end. */
export const shutdownSignal = () => getShutdown().signal

/** Keeps the audit log's hash chain up to date while this process serves. */
export async function maintainHashChain() {
  await auditLog.maintainHashChain(getDatabase().sql, {
    shutdown: getShutdown(),
    onFailure: (err) => getLog().error({ err }, 'audit log: hash chain not extended'),
  })
}
