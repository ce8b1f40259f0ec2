/** Longer than a failover and than the statement time-out. */
const USUAL_MS = 30_000

/** Longest wait for the worker that a clock advance may request. */
export const MOST_SECONDS_TO_WAIT = 60

/** A planned delay must end before the web server's own time-out. */
export const LONGEST_DELAY_MS = 25_000

/** Milliseconds within which the answer of an endpoint, named by its pattern, must begin. */
export const answerWithin = (pattern: string) =>
  pattern === '/_sim/clock/advance' ? MOST_SECONDS_TO_WAIT * 1000 + USUAL_MS : USUAL_MS
