import { format } from 'node:util'
import pino, { type DestinationStream, type Level, type Logger } from 'pino'
import { escapeUnreadable, maskCardNumbers } from './text'

type OpenLog = {
  system: string
  level: Level | 'silent'
  /** Names of fields that are never logged: keys, tokens, cookies and personal data. */
  secrets: string[]
  /** Masks text that looks like a secret; by default card numbers. */
  mask?: (line: string) => string
  destination?: DestinationStream
}

/**
 * Opens a system's log: one JSON object a line, without secrets, statement values and card numbers.
 */
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

/** Leaves the timestamp unmasked: its milliseconds have as many digits as a card number. */
const afterTheTime = (line: string, mask: (text: string) => string) => {
  const [beginning = ''] = /^\{"level":\d+,"time":\d+/.exec(line) ?? []

  return beginning + mask(line.slice(beginning.length))
}

/**
 * Redirects the console, which Next uses, to the log. Printed unchanged, a path or an error could
 * forge log lines.
 */
export function logConsole(log: Logger) {
  console.error = (...printed) => log.error({ printed: printed.map(describePrinted) }, 'console')
  console.warn = (...printed) => log.warn({ printed: printed.map(describePrinted) }, 'console')
}

const describePrinted = (value: unknown) =>
  value instanceof Error ? describeError(value) : escapeUnreadable(format('%s', value).replace(PARAMETERS, ''))

/** The parameters in a drizzle error message, up to the first line of the stack. */
const PARAMETERS = /\nparams: [\s\S]*?(?=\n\s+at |$)/g

/**
 * Describes an error without the values of the failed statement. Drizzle writes them into the
 * message; PostgreSQL writes them into the detail and, in quotes, into its own message. The
 * statement itself is kept.
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
    // The first lines of a stack repeat the message.
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: cause === undefined ? undefined : describeError(cause),
  }
}

/** Checks properties instead of classes: a bundle may contain drizzle and postgres.js twice. */
function messageOf(error: Error) {
  if ('query' in error && 'params' in error) return 'Failed query'

  return 'severity' in error ? error.message.replace(/"[^"]*"/g, '"…"') : escapeUnreadable(error.message)
}
