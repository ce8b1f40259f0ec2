import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How often Node looks at its event loop, in milliseconds; what it measures contains that. */
const RESOLUTION = 20

/** Milliseconds: of the last second's looks at the event loop nine in ten were less late, and a statement took so long. */
const LATE = 100
const SLOW = 250

/** How many seconds on end it must be so before a room opens, and calm before it closes. */
const SECONDS_HIGH = 3
const SECONDS_CALM = 60

export type Load = 'high' | 'calm' | 'between'

/**
 * Whether this process is overloaded: its event loop is late, or a statement waits for the pool and the database. Announcement of how
 * long the one statement took that is sent each second, in milliseconds, its wait for a connection included.
 */
export function watchPressure() {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION })
  delays.enable()
  const judge = judgeLoad()

  return {
    read(statement: number): Load {
      const late = delays.percentile(90) / 1e6 - RESOLUTION
      delays.reset()

      return judge({ late, statement })
    },
    stop: () => delays.disable(),
  }
}

/** One bad second is a collector at work, and one good one a pause. */
export function judgeLoad() {
  let [high, calm] = [0, 0]

  return ({ late, statement }: { late: number; statement: number }): Load => {
    const isHigh = late > LATE || statement > SLOW
    high = isHigh ? high + 1 : 0
    calm = isHigh ? 0 : calm + 1
    if (high >= SECONDS_HIGH) return 'high'

    return calm >= SECONDS_CALM ? 'calm' : 'between'
  }
}
