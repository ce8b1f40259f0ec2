import pino, { type Logger } from 'pino'
import { getEnvironment } from './environment'

/** What must never be read in a log: keys, tokens, cookies, and whatever says who somebody is. */
const SECRETS = ['token', 'location', 'signingKey', 'authorization', 'cookie', 'viewer', 'address']

let log: Logger | undefined

/** Made at first use: a build imports this file too, and has no configuration. */
export function getLog(): Logger {
  log ??= pino({
    level: getEnvironment().LOG_LEVEL,
    base: { system: 'ramai' },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
  })

  return log
}
