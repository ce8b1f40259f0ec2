import { cpus, totalmem } from 'node:os'
import { ABSENT, findForbidden } from '../../walkthrough/server/register/absent-tables'
import { type Checked, countOf } from '../controls/check-each'
import { cite, law, permendag } from '../controls/cite'
import { NOT_BUILT } from '../controls/every-control'
import { auditorOf } from '../world/auditor'
import { within } from '../world/database'
import { type Audited, everySystem, type World } from '../world/world'
import { observeFlows } from './observe-flows'
import { readBuild, readOs } from './read-origin'
import type { AuditLog, Database, Report } from './report'

/** Collects the findings, and each system's own statements. */
export async function collectReport(world: World, checked: Checked[], signer: string): Promise<Report> {
  const systems = everySystem(world)
  const failed = countOf(checked, 'failed')
  const half = checked.filter(({ verdict }) => verdict === 'not_built')

  return {
    at: new Date().toISOString(),
    build: await readBuild(),
    environment: {
      node: process.version,
      postgres: Object.fromEntries(await Promise.all(systems.map(async (one) => [one.name, await postgresOf(one)]))),
      os: await readOs(),
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
    sum: {
      passed: countOf(checked, 'passed'),
      failed,
      migrationOpen: countOf(checked, 'migration_open'),
      notBuilt: half.length + NOT_BUILT.length,
    },
    rows: checked.toSorted((one, other) => one.row - other.row),
    notBuilt: NOT_BUILT,
    ...(await observeFlows(world)),
    databases: await Promise.all(systems.map(describeDatabase)),
    auditLogs: await Promise.all(systems.map(describeAuditLog)),
    signer,
  }
}

const postgresOf = ({ databaseUrl }: Audited) =>
  within(databaseUrl, async (sql) => {
    const [row] = await sql<{ server_version: string }[]>`show server_version`
    return row?.server_version ?? ''
  })

async function describeDatabase(system: Audited): Promise<Database> {
  const tables = await auditorOf(system).tables()
  const names = tables.map(({ name }) => name)

  return {
    system: system.name,
    title: system.title,
    tables,
    absent: ABSENT[system.name].map(({ concept, rule }) => ({
      concept,
      rule: cite('pp80' in rule ? law('PP 80/2019', rule.pp80) : permendag(rule.old, rule.now)),
      columns: findForbidden(concept, names),
    })),
  }
}

async function describeAuditLog(system: Audited): Promise<AuditLog> {
  const auditor = auditorOf(system)
  const { events, head, faults } = await auditor.check()

  return { system: system.name, title: system.title, events, head, faults, statement: await auditor.head() }
}
