/** Longer than a failover takes and than any statement may. */
const USUAL_MS = 30_000

/** How long an advance of the clock may be told to wait for the worker. */
export const MOST_SECONDS_TO_WAIT = 60

/** A planned delay ends before the web server gives an answer of its own. */
export const LONGEST_DELAY_MS = 25_000

/** Milliseconds after which an answer of an endpoint, named by its pattern, that has not begun is given up. */
export const answerWithin = (pattern: string) =>
  pattern === '/_sim/clock/advance' ? MOST_SECONDS_TO_WAIT * 1000 + USUAL_MS : USUAL_MS
