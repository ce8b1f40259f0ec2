/** Of Node's, where they come from a statement: nobody answers where the database should be, or it stopped answering. */
const NO_ANSWER = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
])

/** Of postgres.js, of PostgreSQL (its appendix A) and of PgBouncer, which says 08P01 whatever keeps it from its server. */
const AWAY = new Set([
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'],
  // The connection broke, or none can be had.
  ...['08000', '08001', '08003', '08004', '08006', '08P01', '53300', '58000'],
  // It stops, crashed, or starts; and one that was primary a moment ago and is a standby now.
  ...['57P01', '57P02', '57P03', '25006'],
  // Its disk is full.
  '53100',
  // A statement, or a wait for a lock, took longer than it may.
  ...['57014', '55P03'],
])

/** postgres.js 3.4 writes once more to a connection that it has lost. */
const LOST = /^Cannot read properties of null \(reading 'write'\)$/

/**
 * Whether an error means that the database cannot be asked at the moment, so that the same request may do well in half a minute.
 * An address that somebody else does not answer at is none of it.
 */
export function isDatabaseAway(error: unknown): boolean {
  let asked = false
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    asked ||= 'query' in cause
    const code = 'code' in cause ? String(cause.code) : ''
    if (AWAY.has(code) || (asked && NO_ANSWER.has(code)) || LOST.test(cause.message)) return true
  }

  return false
}
