const DATABASE_AWAY = 'The database went away: start it, then run the same command.'
const DATABASE_SILENT = 'The database does not answer: start it, then run the same command.'
const DISK_FULL = 'The disk is full: make room, then run the same command.'
const DATABASE_KEY = 'The database does not know this name and password: mend its address, then run the same command.'

/** What an operator can do something about, by the code of Node, of PostgreSQL and of its clients. */
const ADVICE: Record<string, string> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  // Disk full, as PostgreSQL says it.
  '53100': 'The disk of the database is full: make room there, then run the same command.',
  EACCES: 'A file may not be written or read there: mend that, then run the same command.',
  EROFS: 'A file may not be written there: mend that, then run the same command.',
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

/** Of a lost connection `pg` says no code, and postgres.js 3.4 writes to it once more, which nobody can catch. */
const LOST = /^Connection terminated|^Cannot read properties of null \(reading 'write'\)$/

/** A failure for the terminal of whoever ran a command that may be repeated: what to do about it where that is known. */
export function explainFailure(error: unknown): string {
  return adviseOn(error) ?? (error instanceof Error ? error.message : String(error))
}

function adviseOn(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const advice = 'code' in cause ? ADVICE[String(cause.code)] : LOST.test(cause.message) ? DATABASE_AWAY : undefined
    if (advice) return `${advice} (${cause.message})`
  }

  return undefined
}

/** Ends a command whose database went away with a sentence also where nobody could catch that. */
export function explainUncaught() {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`  ${adviseOn(error) ?? error.stack}\n`)
    process.exit(1)
  })
}
