import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Sampling interval of the event loop monitor in milliseconds; its measurements include it. */
const RESOLUTION = 20

/**
 * Thresholds of high load in milliseconds: the event loop delay (90th percentile of the last
 * second), and the duration of a statement.
 */
const LATE = 100
const SLOW = 250

/** Consecutive seconds of high load before a room opens, and of calm before it closes. */
const SECONDS_HIGH = 3
const SECONDS_CALM = 60

export type Load = 'high' | 'calm' | 'between'

/**
 * Measures whether this process is overloaded: its event loop is late, or statements wait for the
 * pool and the database. `read` takes the milliseconds of the statement that is sent each second,
 * including its wait for a connection.
 */
export function watchPressure() {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION })
  delays.enable()
  const levelOf = createLoadLevel()

  return {
    read(statement: number): Load {
      const late = delays.percentile(90) / 1e6 - RESOLUTION
      delays.reset()

      return levelOf({ late, statement })
    },
    stop: () => delays.disable(),
  }
}

/** A single bad second may be garbage collection, and a single good one a pause. */
export function createLoadLevel() {
  let [high, calm] = [0, 0]

  return ({ late, statement }: { late: number; statement: number }): Load => {
    const isHigh = late > LATE || statement > SLOW
    high = isHigh ? high + 1 : 0
    calm = isHigh ? 0 : calm + 1
    if (high >= SECONDS_HIGH) return 'high'

    return calm >= SECONDS_CALM ? 'calm' : 'between'
  }
}
