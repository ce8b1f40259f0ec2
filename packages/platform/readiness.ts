import { setTimeout as pause } from 'node:timers/promises'
import { measureSkew, readDatabaseTime } from './clock-skew'

type Database = Parameters<typeof readDatabaseTime>[0]

type Verdict = 'ok' | 'failed'

export type Readiness<Name extends string> = {
  ready: boolean
  checks: Record<Name | 'database', Verdict>
  /**
   * This machine's clock against the database's, in seconds. A wrong clock is reported but does not
   * fail readiness: it might affect all processes at once.
   */
  clockAhead: number | null
}

/**
 * Returns whether a process can take requests: its database answers and every check passes. A check
 * that throws fails, and so does one that takes longer than `withinMs`: it uses the pool of the
 * requests, which would wait as long.
 */
export async function checkReadiness<Name extends string>(
  db: Database,
  { withinMs, checks }: { withinMs?: number | undefined; checks: Record<Name, () => Promise<boolean>> },
): Promise<Readiness<Name>> {
  const answered = new AbortController()
  const late = rejectAfter(withinMs, answered.signal)
  const all = Object.entries<() => Promise<boolean>>({
    database: async () => Boolean(await db.execute('select 1')),
    ...checks,
  })
  const [clockAhead, ...verdicts] = await Promise.all([
    Promise.race([measureSkew(() => readDatabaseTime(db)), late]).catch(() => null),
    ...all.map(async ([name, check]) => [name, await verdict(Promise.race([check(), late]))] as const),
  ])
  answered.abort()

  return {
    ready: verdicts.every(([, outcome]) => outcome === 'ok'),
    checks: Object.fromEntries(verdicts) as Readiness<Name>['checks'],
    clockAhead,
  }
}

/** Never resolves. Without a number of milliseconds it never rejects. */
function rejectAfter(ms: number | undefined, signal: AbortSignal): Promise<never> {
  if (ms === undefined) return new Promise(() => {})
  const late = pause(ms, undefined, { signal }).then(() => Promise.reject(new Error('The check took too long.')))
  late.catch(() => {})

  return late
}

const verdict = (check: Promise<boolean>): Promise<Verdict> =>
  check.then(
    (passed) => (passed ? 'ok' : 'failed'),
    () => 'failed',
  )
