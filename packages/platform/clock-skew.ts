/** Beyond this a clock is wrong. A handoff bears ten seconds, which two hosts use up together. */
export const MOST_SKEW_SECONDS = 5

const EVERY_MS = 60_000

/** A database of drizzle. */
export type Database = { execute: (query: string) => PromiseLike<Iterable<Record<string, unknown>>> }

/** The database's own time, which no demo moves. */
export async function readDatabaseTime(db: Database): Promise<Date> {
  const [row] = await db.execute('select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms')

  return new Date(Number(row?.ms ?? Number.NaN))
}

type ReadTime = () => PromiseLike<Date>

/**
 * By how many whole seconds this machine's clock is ahead of the database's; behind is negative. What the question took on its way
 * is nobody's fault: a difference that it explains is none.
 */
export async function measureSkew(readDatabaseTime: ReadTime): Promise<number> {
  const asked = Date.now()
  const there = (await readDatabaseTime()).getTime()
  const answered = Date.now()
  const ahead = asked > there ? asked - there : answered < there ? answered - there : 0

  return Math.round(ahead / 1000)
}

type WatchClock = {
  readDatabaseTime: ReadTime
  /** Each time it was measured, for whoever draws it. */
  onMeasured?: (seconds: number) => void
  /** As long as it is wrong, each time. */
  onSkewed: (seconds: number) => unknown
  everyMs?: number
}

/** Compares this machine's clock with the database's, now and each minute. Returns how to stop. Keeps no process alive. */
export function watchClock({ readDatabaseTime, onMeasured, onSkewed, everyMs = EVERY_MS }: WatchClock): () => void {
  const look = async () => {
    const seconds = await measureSkew(readDatabaseTime)
    onMeasured?.(seconds)
    if (Math.abs(seconds) > MOST_SKEW_SECONDS) await onSkewed(seconds)
  }
  // A database that is away is told by those who need it.
  const lookIfThere = () => void look().catch(() => {})
  lookIfThere()
  const interval = setInterval(lookIfThere, everyMs).unref()

  return () => clearInterval(interval)
}

type Figure = { unit: string; description: string }

type WatchClockOf = {
  /** Registers the figure that is read when figures are collected. */
  observe: (figure: Figure, read: () => number | undefined) => void
  onSkewed: WatchClock['onSkewed']
}

/** The same for a database of drizzle, with the last difference as a figure. */
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

/** What an operator reads. */
export const describeSkew = (seconds: number) =>
  `this machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the database's: see to its time service (chrony, systemd-timesyncd)`
