import { openLog } from '@jembatan/platform/log'
import { getLogLevel } from './environment'

/** Never logs the walkthrough's read-only keys or its sample tokens. */
const SECRETS = ['token', 'key', 'authorization', 'cookie', 'body']

export const log = openLog({ system: 'walkthrough', level: getLogLevel(), secrets: SECRETS })
