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
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      hooks: { streamWrite: scrub },
    },
    destination ?? pino.destination(1),
  )

export const log = createLog()
