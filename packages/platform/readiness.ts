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
 * that throws fails.
 */
export async function checkReadiness<Name extends string>(
  db: Database,
  checks: Record<Name, () => Promise<boolean>>,
): Promise<Readiness<Name>> {
  const all = Object.entries<() => Promise<boolean>>({
    database: async () => Boolean(await db.execute('select 1')),
    ...checks,
  })
  const [clockAhead, ...verdicts] = await Promise.all([
    measureSkew(() => readDatabaseTime(db)).catch(() => null),
    ...all.map(async ([name, check]) => [name, await verdict(check)] as const),
  ])

  return {
    ready: verdicts.every(([, outcome]) => outcome === 'ok'),
    checks: Object.fromEntries(verdicts) as Readiness<Name>['checks'],
    clockAhead,
  }
}

const verdict = (check: () => Promise<boolean>): Promise<Verdict> =>
  check().then(
    (passed) => (passed ? 'ok' : 'failed'),
    () => 'failed',
  )
