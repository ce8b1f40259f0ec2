import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { openDatabase } from '../../dev/postgres/open-database'
import { dim, printLine } from '../../dev/terminal/progress.mjs'

export const ORDERS_COUNTED = 60

/** An idle session reports its commits after ten seconds at the latest. */
const UNTIL_REPORTED_MS = 11_000

/** All notification channels of Pasar and Kasir. */
const TELLING = [
  ...['order_changed', 'request_written', 'news_received', 'notification_due', 'transaction_due'],
  ...['jobs:insert', 'audit_written', 'audit_sealed'],
]

/** The work of one system's database for each order. */
export type Statements = {
  statements: number
  commits: number
  /** By channel. */
  notifications: Record<string, number>
  /** The most frequent first. */
  texts: { calls: number; text: string }[]
}

/**
 * Counts each database's work for each order during a run. Databases are given by name and address.
 */
export async function countWhile<Name extends string>(
  databases: Record<Name, string>,
  buyAll: () => Promise<unknown>,
): Promise<Record<Name, Statements>> {
  const names = Object.keys(databases) as Name[]
  const counters = await Promise.all(names.map((name) => watch(databases[name])))
  await pause(UNTIL_REPORTED_MS)
  const counts = await Promise.all(counters.map((begin) => begin()))
  await buyAll()
  await pause(UNTIL_REPORTED_MS)
  const figures = await Promise.all(counts.map((end) => end()))

  return Object.fromEntries(names.map((name, index) => [name, figures[index]])) as Record<Name, Statements>
}

/** Listens to a database, and counts between the first and the second call. */
async function watch(url: string) {
  const sql = openDatabase(url)
  const listener = openDatabase(url)
  const notifications: Record<string, number> = {}
  for (const channel of TELLING)
    await listener.listen(channel, () => {
      notifications[channel] = (notifications[channel] ?? 0) + 1 / ORDERS_COUNTED
    })

  return async () => {
    const before = await read(sql)
    for (const channel of Object.keys(notifications)) delete notifications[channel]

    return async (): Promise<Statements> => {
      const after = await read(sql)
      await Promise.all([sql.end(), listener.end()])

      const texts = [...after.calls]
        .map(([text, calls]) => ({ text, calls: (calls - (before.calls.get(text) ?? 0)) / ORDERS_COUNTED }))
        .filter(({ calls }) => calls > 0.02)
        .sort((one, other) => other.calls - one.calls)
      return {
        statements: texts.filter(({ text }) => !FRAME.test(text)).reduce((sum, { calls }) => sum + calls, 0),
        commits: (after.commits - before.commits) / ORDERS_COUNTED,
        notifications,
        texts,
      }
    }
  }
}

/** Counted as commits. */
const FRAME = /^(begin|commit|rollback)/i

async function read(sql: Sql) {
  const rows = await sql<{ text: string; calls: number }[]>`
    select query as text, sum(calls)::int as calls from pg_stat_statements where userid = current_user::regrole group by query`
  const [database] = await sql`
    select xact_commit::int as commits from pg_stat_database where datname = current_database()`

  return { calls: new Map(rows.map(({ text, calls }) => [text, calls])), commits: Number(database?.commits) }
}

/** Prints each system's counts and, with `texts`, every statement by its frequency. */
export function printStatements(figures: Record<string, Statements>, { texts }: { texts: boolean }) {
  printLine(`\n  What an order costs each database, ${ORDERS_COUNTED} orders by one buyer`)
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([system, { statements, commits, notifications }]) => [
        system,
        {
          statements: statements.toFixed(1),
          commits: commits.toFixed(1),
          ...Object.fromEntries(
            TELLING.map((channel) => [`NOTIFY ${channel}`, (notifications[channel] ?? 0).toFixed(1)]),
          ),
        },
      ]),
    ),
  )
  if (!texts) return
  for (const [system, { texts }] of Object.entries(figures)) {
    printLine(`\n  ${system}`)
    for (const { calls, text } of texts)
      printLine(dim(`  ${calls.toFixed(2).padStart(6)}  ${text.replaceAll(/\s+/g, ' ').slice(0, LONGEST_TEXT)}`))
  }
}

const LONGEST_TEXT = 200
