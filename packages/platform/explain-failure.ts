import { BucketFailure } from './bucket-failure'
import { DomainError } from './errors'

const DATABASE_AWAY = {
  code: 'database_away',
  advice: 'The database went away: start it, then run the same command.',
}
const DATABASE_SILENT = {
  code: 'database_silent',
  advice: 'The database does not answer: start it, then run the same command.',
}
const DISK_FULL = { code: 'disk_full', advice: 'The disk is full: make room, then run the same command.' }
const DATABASE_KEY = {
  code: 'database_key',
  advice: 'The database refused this name and password: correct its address, then run the same command.',
}

/**
 * Failures that an operator can solve, by error code of Node, PostgreSQL or its clients. A
 * connection error counts as the database's: other clients, such as the bucket's, throw their own
 * errors.
 */
const EXPLANATIONS: Record<string, { code: string; advice: string }> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  // PostgreSQL's code for a full disk.
  '53100': {
    code: 'database_disk_full',
    advice: 'The disk of the database is full: make room there, then run the same command.',
  },
  EACCES: {
    code: 'file_forbidden',
    advice: 'Permission to read or write a file is missing: grant it, then run the same command.',
  },
  EROFS: { code: 'file_forbidden', advice: 'The file system is read-only: change that, then run the same command.' },
  ECONNREFUSED: DATABASE_SILENT,
  ETIMEDOUT: DATABASE_SILENT,
  CONNECT_TIMEOUT: DATABASE_SILENT,
  // A connection fell silent.
  '08006': DATABASE_SILENT,
  // The server starts or recovers.
  '57P03': DATABASE_SILENT,
  ECONNRESET: DATABASE_AWAY,
  EPIPE: DATABASE_AWAY,
  CONNECTION_CLOSED: DATABASE_AWAY,
  CONNECTION_ENDED: DATABASE_AWAY,
  CONNECTION_DESTROYED: DATABASE_AWAY,
  '57P01': DATABASE_AWAY,
  '57P02': DATABASE_AWAY,
  '28P01': DATABASE_KEY,
  '28000': DATABASE_KEY,
}

/**
 * After a lost connection `pg` throws errors without a code, also for later queries. postgres.js
 * 3.4 writes to it once more, which no caller can catch.
 */
const LOST =
  /^Connection terminated|^Client has encountered a connection error|^Cannot read properties of null \(reading 'write'\)$/

/** The machine-readable failure of a command. */
export type Failure = {
  /**
   * Stable; the calling program has a sentence for it. `unexpected` for a failure that is not
   * listed.
   */
  code: string
  values: Record<string, string | number>
  message: string
}

/**
 * Describes the failure of a repeatable command for its terminal, with the remedy where one is
 * known.
 */
export function explainFailure(error: unknown): string {
  const explanation = findExplanation(error)
  if (explanation) return explanation.message

  return error instanceof Error ? error.message : String(error)
}

/** Writes why a command ended to stderr: a sentence, or with `json` one line of JSON. */
export function writeFailure(error: unknown, { json = process.argv.includes('--json') }: { json?: boolean } = {}) {
  process.stderr.write(json ? `${JSON.stringify({ failed: nameFailure(error) })}\n` : `  ${explainFailure(error)}\n`)
}

export function nameFailure(error: unknown): Failure {
  const [explanation, foreseen] = [findExplanation(error), findForeseen(error)]

  return {
    code: explanation?.code ?? foreseen?.code ?? 'unexpected',
    values: explanation?.values ?? foreseen?.details ?? {},
    message: explainFailure(error),
  }
}

function* causesOf(error: unknown) {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause
}

function findExplanation(error: unknown): Failure | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof BucketFailure)
      return { code: cause.code, values: { bucket: cause.bucket }, message: cause.message }
    const explanation =
      'code' in cause ? EXPLANATIONS[String(cause.code)] : LOST.test(cause.message) ? DATABASE_AWAY : undefined
    if (explanation) return { code: explanation.code, values: {}, message: `${explanation.advice} (${cause.message})` }
  }

  return undefined
}

const findForeseen = (error: unknown) => [...causesOf(error)].find((cause) => cause instanceof DomainError)

/**
 * Ends a command with a sentence when the database connection fails in code where no caller can
 * catch it.
 */
export function explainUncaught() {
  process.on('uncaughtException', (error) => {
    if (findExplanation(error)) writeFailure(error)
    else process.stderr.write(`  ${error.stack}\n`)
    process.exit(1)
  })
}

/** Exit codes that Node sets itself: 0 for success, and 13 for an unsettled top-level await. */
const BY_ITSELF = [0, 13]

/**
 * Ends a command that is still `running` with a sentence and exit code 1. A connection lost at the
 * wrong moment leaves no pending work, so Node would exit as if the command had succeeded.
 */
export function explainSilence(running: Promise<unknown>) {
  let over = false
  const end = () => {
    over = true
  }
  running.then(end, end)
  process.on('exit', (code) => {
    if (over || !BY_ITSELF.includes(code)) return
    writeFailure(new Error('Connection terminated: no answer came'))
    process.exitCode = 1
  })
}
