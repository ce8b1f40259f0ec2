import { shutdownSignal } from '../audit/hash-chain'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { getMediaStore } from './media-store'
import { removeUnusedMedia } from './upload'

const A_MINUTE = 60_000

/** Removes unused uploads every minute, while this process serves. */
export function sweepMedia() {
  const timer = setInterval(() => void sweep(), A_MINUTE)
  timer.unref()
  shutdownSignal().addEventListener('abort', () => clearInterval(timer))
}

async function sweep() {
  try {
    await removeUnusedMedia({ db: getDatabase().db, store: getMediaStore() })
  } catch (err) {
    getLog().error({ err }, 'unused media not removed')
  }
}
