import { format } from 'node:util'
import pino, { type DestinationStream, type Level, type Logger } from 'pino'
import { escapeUnreadable, maskCardNumbers } from './text'

type OpenLog = {
  system: string
  level: Level | 'silent'
  /** Names of fields that are never written: keys, tokens, cookies, and whatever says who somebody is. */
  secrets: string[]
  /** Hides in a line what only looks like a secret; left out, numbers of cards. */
  mask?: (line: string) => string
  destination?: DestinationStream
}

/** A system's log, one JSON object a line: without secrets, values of statements and card numbers. */
export function openLog({ system, level, secrets, mask = maskCardNumbers, destination }: OpenLog): Logger {
  return pino(
    {
      level,
      base: { system },
      serializers: { err: describeError },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      hooks: { streamWrite: (line) => afterTheTime(line, mask) },
    },
    destination ?? pino.destination(1),
  )
}

/** But for the time at its beginning: milliseconds have as many digits as a card number. */
const afterTheTime = (line: string, mask: (text: string) => string) => {
  const [beginning = ''] = /^\{"level":\d+,"time":\d+/.exec(line) ?? []

  return beginning + mask(line.slice(beginning.length))
}

/**
 * What is written to the console, by Next above all, becomes a line of the log: a path or an error that is printed as it
 * came could write lines of its own.
 */
export function logConsole(log: Logger) {
  console.error = (...printed) => log.error({ printed: printed.map(describePrinted) }, 'console')
  console.warn = (...printed) => log.warn({ printed: printed.map(describePrinted) }, 'console')
}

const describePrinted = (value: unknown) =>
  value instanceof Error ? describeError(value) : escapeUnreadable(format('%s', value).replace(PARAMETERS, ''))

/** As drizzle writes them into a message, up to the first line of the stack. */
const PARAMETERS = /\nparams: [\s\S]*?(?=\n\s+at |$)/g

/**
 * An error without the values of the statement that failed: drizzle writes them into the message, PostgreSQL into the
 * detail and, in quotes, into its own message. The statement itself is kept.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: escapeUnreadable(String(error)) }
  const { name, code, query, routine, constraint_name, cause } = error as Error & Record<string, unknown>

  return {
    type: name,
    code,
    message: messageOf(error),
    query,
    routine,
    constraint_name,
    // Its first lines repeat the message.
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: cause === undefined ? undefined : describeError(cause),
  }
}

/** By their shape: a bundle may hold the classes of drizzle and postgres.js twice. */
function messageOf(error: Error) {
  if ('query' in error && 'params' in error) return 'Failed query'

  return 'severity' in error ? error.message.replace(/"[^"]*"/g, '"…"') : escapeUnreadable(error.message)
}
