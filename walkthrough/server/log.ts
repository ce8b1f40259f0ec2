import { openLog } from '@jembatan/platform/log'
import { getLogLevel } from './environment'

/** The walkthrough holds three keys that only read, and now and then a specimen token; neither is ever logged. */
const SECRETS = ['token', 'key', 'authorization', 'cookie', 'body']

export const log = openLog({ system: 'walkthrough', level: getLogLevel(), secrets: SECRETS })
