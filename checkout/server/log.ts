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
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
})
