import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { openDatabase } from '../../dev/postgres/open-database'
import { dim, printLine } from '../../dev/terminal/progress.mjs'
import { readsBetween, readTableReads, type TableReads } from '../../gate/large-history/table-reads'
import { explainStatements, scannedBy } from './explain-statements'

export type Scans = { tables: TableReads[]; statements: { text: string; scanned: string[] }[] }

/** An idle session reports its reads within this time. */
const REPORTED_MS = 11_000

/**
 * Returns the reads of each table of these databases during some work and, as far as plans tell,
 * the tables that each statement scanned whole.
 */
export async function readScans<Name extends string>(databases: Record<Name, string>, work: () => Promise<unknown>) {
  const readers = await Promise.all(Object.entries<string>(databases).map(([name, url]) => watchReads(name, url)))
  await work()
  await pause(REPORTED_MS)

  return Object.fromEntries(await Promise.all(readers.map((read) => read()))) as Record<Name, Scans>
}

async function watchReads(name: string, url: string) {
  const sql = openDatabase(url)
  const callsBefore = await readCalls(sql)
  const before = await readTableReads(sql)

  return async (): Promise<[string, Scans]> => {
    const tables = readsBetween(before, await readTableReads(sql))
    const called = [...(await readCalls(sql))].filter(([text, calls]) => calls > (callsBefore.get(text) ?? 0))
    const plans = await explainStatements(
      sql,
      called.map(([text]) => text),
    )
    await sql.end()

    return [name, { tables, statements: plans.map((plan) => ({ text: plan.text, scanned: scannedBy(plan) })) }]
  }
}

/** Calls of each statement. */
async function readCalls(sql: Sql) {
  const rows = await sql<{ text: string; calls: number }[]>`
    select query as text, sum(calls)::int as calls from pg_stat_statements join pg_database on oid = dbid
    where datname = current_database() group by query`

  return new Map(rows.map(({ text, calls }) => [text, calls]))
}

/**
 * Prints the tables that were scanned whole, and the statements that scan one that grows. Without
 * `growing`, those are the scanned tables that have more rows than before: a generic plan may scan
 * a table where the actual plan, with known parameters, does not.
 */
export function printScans(name: string, { tables, statements }: Scans, growing?: string[]) {
  const scanned = tables.filter(({ sequentialScans }) => sequentialScans > 0)
  printLine(`\n  ${name}: whole tables scanned meanwhile`)
  console.table(scanned)
  const growingTables = growing ?? scanned.filter(({ rows }) => rows > 0).map(({ table }) => table)
  const scanning = statements.filter(({ scanned }) => scanned.some((table) => growingTables.includes(table)))
  printLine(`\n  ${statements.length} statements explained; ${scanning.length} scan ${growingTables.join(', ')}`)
  for (const { text } of scanning) printLine(dim(`  ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`))
}
