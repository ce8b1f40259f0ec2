/**
 * Beyond this a clock counts as wrong. A handoff tolerates ten seconds, which two such hosts use up
 * together.
 */
export const MOST_SKEW_SECONDS = 5

const EVERY_MS = 60_000

export type Database = { execute: (query: string) => PromiseLike<Iterable<Record<string, unknown>>> }

/** Reads the database's own clock, which demo time does not change. */
export async function readDatabaseTime(db: Database): Promise<Date> {
  const [row] = await db.execute('select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms')

  return new Date(Number(row?.ms ?? Number.NaN))
}

type ReadTime = () => PromiseLike<Date>

/**
 * Returns by how many whole seconds this machine's clock is ahead of the database's; negative means
 * behind. A difference that the duration of the query explains counts as zero.
 */
export async function measureSkew(readDatabaseTime: ReadTime): Promise<number> {
  const before = Date.now()
  const there = (await readDatabaseTime()).getTime()
  const after = Date.now()
  const ahead = before > there ? before - there : after < there ? after - there : 0

  return Math.round(ahead / 1000)
}

type WatchClock = {
  readDatabaseTime: ReadTime
  /** Called after each measurement, for metrics. */
  onMeasured?: (seconds: number) => void
  /** Called after each measurement that exceeds the limit. */
  onSkewed: (seconds: number) => unknown
  everyMs?: number
}

/**
 * Compares this machine's clock with the database's now and every minute. Returns the function that
 * stops it. Does not keep the process alive.
 */
export function watchClock({ readDatabaseTime, onMeasured, onSkewed, everyMs = EVERY_MS }: WatchClock): () => void {
  const look = async () => {
    const seconds = await measureSkew(readDatabaseTime)
    onMeasured?.(seconds)
    if (Math.abs(seconds) > MOST_SKEW_SECONDS) await onSkewed(seconds)
  }
  // An unreachable database is reported by the code that needs it.
  const measureIfIdle = () => void look().catch(() => {})
  measureIfIdle()
  const interval = setInterval(measureIfIdle, everyMs).unref()

  return () => clearInterval(interval)
}

type Figure = { unit: string; description: string }

type WatchClockOf = {
  /** Registers a metric whose value is read at collection. */
  observe: (figure: Figure, read: () => number | undefined) => void
  onSkewed: WatchClock['onSkewed']
}

/** Does the same with a drizzle database, and exposes the last difference as a metric. */
export function watchClockOf(db: Database, { observe, onSkewed }: WatchClockOf): () => void {
  let ahead: number | undefined
  observe(
    { unit: 's', description: "By how much this machine's clock is ahead of the database's, asked each minute." },
    () => ahead,
  )

  return watchClock({
    readDatabaseTime: () => readDatabaseTime(db),
    onMeasured: (seconds) => {
      ahead = seconds
    },
    onSkewed,
  })
}

/** The message for an operator. */
export const describeSkew = (seconds: number) =>
  `this machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the database's: see to its time service (chrony, systemd-timesyncd)`
