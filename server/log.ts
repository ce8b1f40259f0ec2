import { openLog } from '@jembatan/platform/log'
import type { Logger } from 'pino'
import { getEnvironment } from './environment'

/** Fields that must never appear in a log: keys, tokens, cookies and personal data. */
const SECRETS = ['token', 'location', 'signingKey', 'authorization', 'cookie', 'viewer', 'address']

let log: Logger | undefined

/** Opened on first use: a build imports this file too, and has no configuration. */
export function getLog(): Logger {
  log ??= openLog({ system: 'ramai', level: getEnvironment().LOG_LEVEL, secrets: SECRETS })

  return log
}
