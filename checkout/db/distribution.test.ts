import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import { lintDistribution, RULES, type Rule, readTables } from '../../tools/gate/distribution/lint-distribution'
import { findUnbounded } from '../../tools/gate/distribution/lint-statements'
import { distribution, obstacles } from '../../tools/gate/distribution/pasar-distribution'

test('no new statement or constraint prevents a distribution over machines', async () => {
  const sql = postgres(inject('templateUrl'), { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end())
  const tables = await readTables(sql)

  const findings = lintDistribution(tables, distribution)

  for (const rule of Object.keys(RULES) as Rule[]) {
    const where = findings.filter((one) => one.rule === rule).map(({ table, what }) => `${table}.${what}`)
    expect(where, RULES[rule]).toEqual(obstacles[rule]?.where ?? [])
  }
  expect(Object.keys(distribution).filter((name) => !tables.some((table) => table.name === name))).toEqual([])
})

/** Only the migration writes this column, and it runs on one machine. */
const OF_MIGRATION = 'order/state/import-orders.ts'

test('no change of what would be spread is without a key or a limit', async () => {
  const server = join(import.meta.dirname, '..', 'server')
  const names = (await readdir(server, { recursive: true })).filter(
    (name) =>
      name.endsWith('.ts') && !/\.test\.ts$|test-|(^|\/)(testing|demo|migration)\//.test(name) && name !== OF_MIGRATION,
  )
  const findings = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(join(server, name), 'utf8')
      return findUnbounded(source, distribution).map((statement) => `${name}: ${statement}`)
    }),
  )

  expect(names.length).toBeGreaterThan(100)
  expect(findings.flat()).toEqual([])
})
