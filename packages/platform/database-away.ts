/** Node's error codes for an unreachable host. They count only when they come from a statement. */
const NO_ANSWER = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
])

/**
 * Error codes of postgres.js, PostgreSQL (appendix A) and PgBouncer. PgBouncer
 * reports 08P01 whenever it cannot reach its server.
 */
const AWAY = new Set([
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'],
  // The connection broke, or no connection is available.
  ...['08000', '08001', '08003', '08004', '08006', '08P01', '53300', '58000'],
  // The server stops, crashed or starts, or a previous primary has become a standby.
  ...['57P01', '57P02', '57P03', '25006'],
  // The server's disk is full.
  '53100',
  // A statement or a wait for a lock timed out.
  ...['57014', '55P03'],
])

/** postgres.js 3.4 writes once more to a connection that it has lost. */
const LOST = /^Cannot read properties of null \(reading 'write'\)$/

/**
 * Returns whether an error means that the database is temporarily unavailable, so that the same
 * request may succeed in half a minute. A connection error of another service does not count.
 */
export function isDatabaseAway(error: unknown): boolean {
  let hasQuery = false
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    hasQuery ||= 'query' in cause
    const code = 'code' in cause ? String(cause.code) : ''
    if (AWAY.has(code) || (hasQuery && NO_ANSWER.has(code)) || LOST.test(cause.message)) return true
  }

  return false
}
