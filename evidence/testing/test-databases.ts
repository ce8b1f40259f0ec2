import { randomBytes } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { afterAll, inject, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'

type Database = { url: string; sql: Sql }

/** A database of Ramai, migrated and seeded, for the calling test only. */
export async function ramaiDatabase(): Promise<Database> {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const sql = postgres(url, { max: 2, onnotice: () => {} })
  onTestFinished(async () => {
    await sql.end({ timeout: 5 })
    await drop()
  })

  return { url, sql }
}

/**
 * Databases without a running test. A new one costs twenty times as much as emptying an old one.
 */
const idle: Database[] = []

afterAll(async () => {
  await Promise.all(idle.map(({ sql }) => sql.end({ timeout: 5 })))
})

/** A database without tables, for the calling test only. */
export async function emptyDatabase(): Promise<Database> {
  const database = idle.pop() ?? (await createDatabase())
  await database.sql.unsafe('drop schema public cascade; create schema public')
  onTestFinished(() => {
    idle.push(database)
  })

  return database
}

/** In a cluster that is deleted with all its data. */
async function createDatabase(): Promise<Database> {
  const url = new URL(inject('templateUrl'))
  const cluster = postgres(url.href, { max: 1, onnotice: () => {} })
  url.pathname = `/empty_${randomBytes(6).toString('hex')}`
  await cluster.unsafe(`create database ${url.pathname.slice(1)} template template0`)
  await cluster.end()

  // Unprepared: a statement prepared for one test's tables does not fit the next one's.
  return { url: url.href, sql: postgres(url.href, { max: 2, prepare: false, onnotice: () => {} }) }
}
