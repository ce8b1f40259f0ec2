import { observe } from '@jembatan/http/telemetry'
import { describeSkew, watchClockOf as watch } from '@jembatan/platform/clock-skew'
import type { Connection } from '@/db/connect'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { readNow } from '../clock'
import { log } from '../log'

/**
 * Raises an alarm when the clock is wrong: handoffs, deadlines and the comparison with the gateway
 * depend on it. Returns a function that stops it.
 */
export const watchClockOf = (db: Connection) =>
  watch(db, {
    observe: (figure, read) => observe('pasar.clock.skew', figure, read),
    onSkewed: async (seconds) => {
      log.error({ seconds }, describeSkew(seconds))
      await raiseThrottledAlarm(db, {
        kind: 'clock_skewed',
        detail: { reason: 'database', seconds },
        at: await readNow(db),
      })
    },
  })
