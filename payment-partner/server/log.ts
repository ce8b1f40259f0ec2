import { openLog } from '@jembatan/platform/log'
import type { DestinationStream } from 'pino'
import { getLogLevel } from './environment'
import { scrub } from './scrub'

/**
 * Fields that are never logged: keys, signatures, cards, and the token that opens a payment page.
 */
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
  openLog({ system: 'kasir', level: getLogLevel(), secrets: SECRETS, mask: scrub, destination })

export const log = createLog()
