import { shutdownSignal } from '../audit/hash-chain'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { deleteDueAccounts } from './delete-account'

const A_MINUTE = 60_000

/**
 * Checks every minute for due deletions, while this process serves. Several processes may check at
 * once: the row decides. A due account is signed out immediately, independent of this sweep.
 */
export function sweepDeletions() {
  const timer = setInterval(() => void sweep(), A_MINUTE)
  timer.unref()
  shutdownSignal().addEventListener('abort', () => clearInterval(timer))
}

async function sweep() {
  const { db } = getDatabase()
  try {
    await deleteDueAccounts(db, { now: await readNow(db) })
  } catch (err) {
    getLog().error({ err }, 'due accounts not deleted')
  }
}
