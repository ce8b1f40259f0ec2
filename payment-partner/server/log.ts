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
  'nextServerKey',
  'previousServerKey',
  'payerSecret',
  'accessToken',
  'clientSecret',
  'privateKey',
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

/** Redaction hides fields by name; the scrubber hides secrets inside a text. */
export const createLog = (destination?: DestinationStream) =>
  openLog({ system: 'kasir', level: getLogLevel(), secrets: SECRETS, mask: scrub, destination })

export const log = createLog()
