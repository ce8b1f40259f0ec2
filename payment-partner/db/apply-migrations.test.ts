import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyMigrations, assertFits, judgeSchema } from '@jembatan/platform/migrations'
import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { cloneDatabase } from '../../tools/postgres/test-database'
import { checkReadiness } from '../server/readiness/check-readiness'
import { connect } from './connect'
import { migrate } from './migrate'

const FIRST = 'create table parcel (id integer primary key, colour text)'
const EXPANDS = 'alter table parcel add column shade text'
const CONTRACTS = '-- contracts: needs 0001_later\nalter table parcel drop column colour'

/** A build is the folder of its migrations. */
async function buildOf(...texts: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'kasir-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'meta'))
  const entries = texts.map((_, index) => ({ when: 2_000_000_000_000 + index, tag: `000${index}_later` }))
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ entries }))
  await Promise.all(entries.map(({ tag }, index) => writeFile(join(folder, `${tag}.sql`), texts[index] ?? '')))

  return folder
}

async function openDatabase() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, sql: client, close } = connect(url)
  onTestFinished(() => close().then(drop))
  const start = (folder: string) =>
    assertFits('Kasir', () => judgeSchema((statement) => client.unsafe(statement), folder))

  return { url, db, client, start }
}

test('a build does not start on a database that is older, and bears a newer one until what it reads is taken away', async () => {
  const { client, start } = await openDatabase()
  const [first, second] = [await buildOf(FIRST), await buildOf(FIRST, EXPANDS)]
  await expect(start(first)).rejects.toThrow(
    'Kasir cannot start: its database lacks migration 0000_later. Run node migrate.js first.',
  )

  await applyMigrations(client, second)
  await start(first)

  await applyMigrations(client, await buildOf(FIRST, EXPANDS, CONTRACTS))
  await expect(start(first)).rejects.toThrow('of a newer version, whose readers must know migration 0001_later')
  await start(second)
})

test('a database of a newer version is refused by its migrate step, and its process is not ready', async () => {
  const { url, db } = await openDatabase()
  expect(await checkReadiness(db)).toMatchObject({ checks: { migrations: 'ok' } })
  await db.execute(sql`insert into drizzle.oldest_reader (created_at, tag) values (4000000000000, '9999_later')`)

  expect(await checkReadiness(db)).toMatchObject({ ready: false, checks: { database: 'ok', migrations: 'failed' } })
  await expect(migrate(url)).rejects.toThrow('whose readers must know migration 9999_later. Start a build that has it.')
})
