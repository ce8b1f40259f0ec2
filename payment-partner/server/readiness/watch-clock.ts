import { observe } from '@jembatan/http/telemetry'
import { describeSkew, watchClockOf as watch } from '@jembatan/platform/clock-skew'
import type { Connection } from '@/db/connect'
import { log } from '../log'

/**
 * Warns of a wrong clock, which would let payments expire too early or too late. Returns a function
 * that stops it.
 */
export const watchClockOf = (db: Connection) =>
  watch(db, {
    observe: (figure, read) => observe('kasir.clock.skew', figure, read),
    onSkewed: (seconds) => log.error({ seconds }, describeSkew(seconds)),
  })
