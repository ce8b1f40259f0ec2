import { shutdownSignal } from '../audit/hash-chain'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { deleteDueAccounts } from './delete-account'

const A_MINUTE = 60_000

/**
 * Looks every minute whether a waiting period is over, for as long as this process serves. Two that look at once are no
 * harm: the row decides. An account whose deletion is due is signed out at once, whenever it is looked at.
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
