import type { Sql } from 'postgres'
import { withDatabase } from '../../dev/postgres/open-database'
import { dim, printLine } from '../../dev/terminal/progress.mjs'
import { readsBetween, readTableReads } from '../../gate/large-history/table-reads'
import { explainStatements, scannedBy } from './explain-statements'

export type Scans = {
  tables: { table: string; sequentialScans: number }[]
  statements: { text: string; scanned: string[] }[]
}

/** An idle session reports its reads within this time. */
const REPORTED_MS = 11_000

/**
 * Returns the tables that were scanned whole during a run and, as far as plans tell, the statements
 * that did so.
 */
export const readScans = (databaseUrl: string | undefined, ask: () => Promise<unknown>): Promise<Scans> =>
  withDatabase(databaseUrl, async (sql) => {
    const callsBefore = await readCalls(sql)
    const before = await readTableReads(sql)
    await ask()
    await new Promise((resolve) => setTimeout(resolve, REPORTED_MS))
    const tables = readsBetween(before, await readTableReads(sql))
    const called = [...(await readCalls(sql))].flatMap(([text, calls]) =>
      calls > (callsBefore.get(text) ?? 0) ? [text] : [],
    )
    const plans = await explainStatements(sql, called)

    return {
      tables: tables.map(({ table, sequentialScans }) => ({ table, sequentialScans })),
      statements: plans.map((plan) => ({ text: plan.text, scanned: scannedBy(plan) })),
    }
  })

/** Calls of each statement. */
async function readCalls(sql: Sql) {
  const rows = await sql<{ text: string; calls: number }[]>`
    select query as text, sum(calls)::int as calls from pg_stat_statements join pg_database on oid = dbid
    where datname = current_database() group by query`

  return new Map(rows.map(({ text, calls }) => [text, calls]))
}

/** `growing` lists the tables that must not be scanned. */
export function printScans({ tables, statements }: Scans, ...growing: string[]) {
  printLine('\n  Whole tables scanned meanwhile')
  console.table(tables.filter(({ sequentialScans }) => sequentialScans > 0))
  const scanning = statements.filter(({ scanned }) => scanned.some((table) => growing.includes(table)))
  printLine(`\n  ${statements.length} statements explained; ${scanning.length} scan ${growing.join(', ')}`)
  for (const { text } of scanning) printLine(dim(`  ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`))
}
