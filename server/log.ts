import pino from 'pino'
import { getEnvironment } from './environment'

/** What must never be read in a log: keys, tokens, cookies, and whatever says who somebody is. */
const SECRETS = ['token', 'location', 'signingKey', 'authorization', 'cookie', 'viewer', 'address']

export const log = pino({
  level: getEnvironment().LOG_LEVEL,
  base: { system: 'ramai' },
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
})
