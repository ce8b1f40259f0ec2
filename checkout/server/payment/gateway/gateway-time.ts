import { remember } from '@epic-web/remember'

/** Kept once for the process: Next's bundle and the web server's would each have their own. */
const kept = remember('pasarGatewayAheadMs', (): { pasarGatewayAheadMs?: number } => ({}))

/**
 * How far the gateway's time is ahead of this machine's, by its last answer to this process: from the `Date` of an answer, whose
 * resolution is a second. A fact of now and of no order; a process that starts asks for it, see `learnGatewayTime`.
 */
export function noteGatewayTime(date: string | undefined) {
  const read = Date.parse(date ?? '')
  if (!Number.isNaN(read)) kept.pasarGatewayAheadMs = read - Date.now()
}

/** The gateway's time, where by that a payment's time is over already: then each of its pages opens expired. */
export function findGatewayTimePast(due: Date): Date | null {
  const { pasarGatewayAheadMs } = kept
  if (pasarGatewayAheadMs === undefined) return null
  const now = new Date(Date.now() + pasarGatewayAheadMs)

  return now >= due ? now : null
}
