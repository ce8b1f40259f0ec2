import { openLog } from '@jembatan/platform/log'
import { getLogLevel } from './environment'

/** Redacted fields: keys, tokens, cookies and personal data. */
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
  'address',
]

export const log = openLog({ system: 'pasar', level: getLogLevel(), secrets: SECRETS })
