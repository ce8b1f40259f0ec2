import pino, { type DestinationStream } from 'pino'
import { getLogLevel } from './environment'
import { scrub } from './scrub'

/** What must never be read in a log: keys, signatures, cards, and the token that opens a payment page. */
const SECRETS = [
  'token',
  'signature',
  'signature_key',
  'serverKey',
  'authorization',
  'cookie',
  'cardNumber',
  'card_number',
  'cvv',
  'otp',
  'email',
  'phone',
  'body',
]

/** Names are hidden by redaction; whatever still looks like a secret inside a sentence, by the scrubber. */
export const createLog = (destination?: DestinationStream) =>
  pino(
    {
      level: getLogLevel(),
      base: { system: 'kasir' },
      // Thirteen digits of a clock may pass for a card, and a scrubbed clock is no JSON.
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      hooks: { streamWrite: scrub },
    },
    destination ?? pino.destination(1),
  )

export const log = createLog()

/**
 * Of a failed statement its text and PostgreSQL's code: the message of the one holds the parameters, that of the other may
 * quote a value, and a parameter may be a person's address.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: String(error) }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  // By their shapes: a bundle may hold the classes of drizzle and postgres.js twice.
  if ('query' in error && 'params' in error)
    return { type: 'FailedStatement', query: error.query, stack: frames, ...cause }
  if (error.name === 'PostgresError' && 'code' in error) {
    const { code, routine, table_name, column_name, constraint_name } = error as Error & Record<string, unknown>
    return { type: error.name, code, routine, table_name, column_name, constraint_name, stack: frames }
  }

  const code = 'code' in error ? { code: error.code } : {}

  return { type: error.name, message: error.message, ...code, stack: frames, ...cause }
}
