import pino, { type DestinationStream } from 'pino'
import { getLogLevel } from './environment'

/** The walkthrough holds three keys that only read, and now and then a specimen token; neither is ever logged. */
const SECRETS = ['token', 'key', 'authorization', 'cookie', 'body']

export const createLog = (destination?: DestinationStream) =>
  pino(
    {
      level: getLogLevel(),
      base: { system: 'walkthrough' },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    destination ?? pino.destination(1),
  )

export const log = createLog()
