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
  advice: 'The database does not know this name and password: mend its address, then run the same command.',
}

/**
 * What an operator can do something about, by the code of Node, of PostgreSQL and of its clients. Where nobody answers, it was the
 * database: whoever asks somebody else says so in an error of its own, as a bucket does.
 */
const KNOWN: Record<string, { code: string; advice: string }> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  // Disk full, as PostgreSQL says it.
  '53100': {
    code: 'database_disk_full',
    advice: 'The disk of the database is full: make room there, then run the same command.',
  },
  EACCES: {
    code: 'file_forbidden',
    advice: 'A file may not be written or read there: mend that, then run the same command.',
  },
  EROFS: { code: 'file_forbidden', advice: 'A file may not be written there: mend that, then run the same command.' },
  ECONNREFUSED: DATABASE_SILENT,
  ETIMEDOUT: DATABASE_SILENT,
  CONNECT_TIMEOUT: DATABASE_SILENT,
  // It starts or recovers.
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
 * Of a lost connection `pg` says no code, neither then nor to who asks next; postgres.js 3.4 writes to it once more, which nobody
 * can catch.
 */
const LOST =
  /^Connection terminated|^Client has encountered a connection error|^Cannot read properties of null \(reading 'write'\)$/

/** What a program that ran a command is told of its failure. */
export type Failure = {
  /** Stable: whoever shows it has a sentence for it. `unexpected` where nobody foresaw it. */
  code: string
  values: Record<string, string | number>
  /** The sentence for a terminal. */
  message: string
}

/** A failure for the terminal of whoever ran a command that may be repeated: what to do about it where that is known. */
export function explainFailure(error: unknown): string {
  const known = findKnown(error)
  if (known) return known.message

  return error instanceof Error ? error.message : String(error)
}

/** Says why a command ended: a sentence for a person, and with `json` one line of JSON for a program, both on stderr. */
export function writeFailure(error: unknown, { json = process.argv.includes('--json') }: { json?: boolean } = {}) {
  process.stderr.write(json ? `${JSON.stringify({ failed: nameFailure(error) })}\n` : `  ${explainFailure(error)}\n`)
}

export function nameFailure(error: unknown): Failure {
  const [known, foreseen] = [findKnown(error), findForeseen(error)]

  return {
    code: known?.code ?? foreseen?.code ?? 'unexpected',
    values: known?.values ?? foreseen?.details ?? {},
    message: explainFailure(error),
  }
}

function* causesOf(error: unknown) {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause
}

function findKnown(error: unknown): Failure | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof BucketFailure)
      return { code: cause.code, values: { bucket: cause.bucket }, message: cause.message }
    const known = 'code' in cause ? KNOWN[String(cause.code)] : LOST.test(cause.message) ? DATABASE_AWAY : undefined
    if (known) return { code: known.code, values: {}, message: `${known.advice} (${cause.message})` }
  }

  return undefined
}

const findForeseen = (error: unknown) => [...causesOf(error)].find((cause) => cause instanceof DomainError)

/** Ends a command whose database went away with a sentence also where nobody could catch that. */
export function explainUncaught() {
  process.on('uncaughtException', (error) => {
    if (findKnown(error)) writeFailure(error)
    else process.stderr.write(`  ${error.stack}\n`)
    process.exit(1)
  })
}

/** What Node ends with by itself: in order, and where a module still waits. */
const BY_ITSELF = [0, 13]

/**
 * A connection that is lost at the wrong moment gives no answer at all: nothing is left to wait for, and Node would end as if all
 * was well. A command that is still `running` then ends with a sentence and exit code 1.
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
