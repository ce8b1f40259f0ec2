import pino from 'pino'
import { getLogLevel } from './environment'

/** What must never be read in a log: keys, tokens, cookies, and whatever says who somebody is. */
const SECRETS = [
  'token',
  'signature',
  'signature_key',
  'serverKey',
  'authorization',
  'cookie',
  'session',
  'recipient',
  'phone',
  'street',
  'email',
  'rawBody',
]

export const log = pino({
  level: getLogLevel(),
  base: { system: 'pasar' },
  serializers: { err: describeError },
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
})

/** A failed statement names its values in the message, and they may be somebody's address: only the statement is kept. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: String(error) }
  // By its shape: a bundle may hold drizzle's class twice.
  if (!('query' in error && 'params' in error)) return pino.stdSerializers.err(error)

  const cause = error.cause instanceof Error ? pino.stdSerializers.err(error.cause) : undefined
  return { type: 'FailedQuery', query: error.query, cause: cause && { message: cause.message, stack: cause.stack } }
}
