import pino from 'pino'
import { getLogLevel } from './environment'

/** What must never be in a log: keys, tokens, cookies, and personal data. */
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

/** The message of a failed statement holds its values, which may be a person's address: only the statement is kept. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: String(error) }
  // By its shape: a bundle may hold drizzle's class twice.
  if (!('query' in error && 'params' in error)) return pino.stdSerializers.err(error)

  const cause = error.cause instanceof Error ? pino.stdSerializers.err(error.cause) : undefined
  return { type: 'FailedQuery', query: error.query, cause: cause && { message: cause.message, stack: cause.stack } }
}
