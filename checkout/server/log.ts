import { DrizzleQueryError } from 'drizzle-orm'
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
  if (!(error instanceof DrizzleQueryError))
    return error instanceof Error ? pino.stdSerializers.err(error) : { thrown: String(error) }
  const { query, cause } = error

  return { type: 'DrizzleQueryError', query, cause: cause instanceof Error ? causeOf(cause) : undefined }
}

const causeOf = ({ name, message, stack, ...more }: Error & { code?: unknown }) => ({
  name,
  message,
  code: more.code,
  stack,
})
