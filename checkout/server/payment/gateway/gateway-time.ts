import { remember } from '@epic-web/remember'

/** Shared by Next's bundle and the web server's, which each load this module. */
const singleton = remember('pasarGatewayAheadMs', (): { pasarGatewayAheadMs?: number } => ({}))

/**
 * Records how far the gateway's clock is ahead of this machine's, from the `Date` of its last
 * response (one-second resolution). A property of the process, not of an order; a new process
 * fetches it, see `learnGatewayTime`.
 */
export function noteGatewayTime(date: string | undefined) {
  const read = Date.parse(date ?? '')
  if (!Number.isNaN(read)) singleton.pasarGatewayAheadMs = read - Date.now()
}

/**
 * Returns the gateway's time if it is past the deadline: then each of its pages would open expired.
 */
export function findGatewayTimePast(due: Date): Date | null {
  const { pasarGatewayAheadMs } = singleton
  if (pasarGatewayAheadMs === undefined) return null
  const now = new Date(Date.now() + pasarGatewayAheadMs)

  return now >= due ? now : null
}
