import { observe } from '@jembatan/http/telemetry'
import { describeSkew, watchClockOf as watch } from '@jembatan/platform/clock-skew'
import type { Database } from '@/db/connect'
import { getLog } from '../log'

/**
 * Watches the clock, because shops refuse handoffs signed with a wrong one. Returns the function
 * that stops it.
 */
export const watchClockOf = (db: Database) =>
  watch(db, {
    observe: (figure, read) => observe('ramai.clock.skew', figure, read),
    onSkewed: (seconds) => getLog().error({ seconds }, describeSkew(seconds)),
  })
