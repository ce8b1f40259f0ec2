import { once } from 'node:events'
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net'
import type { Sql } from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import {
  applyMigrations,
  assertFits,
  compareSchema,
  describeMisfit,
  dropFromBefore,
  type SchemaFolders,
  untilAnswers,
} from './migrations'
import { connect, openDatabase } from './testing/open-database'
import { writeBuild } from './testing/write-build'

const FIRST = 'create table parcel (id integer primary key, colour text)'
const EXPANDS = 'alter table parcel add column shade text'
const CONTRACTS = '-- contracts: needs 0001_later\nalter table parcel drop column colour'

const compare = (sql: Sql, build: SchemaFolders) => compareSchema((statement) => sql.unsafe(statement), build)

test('two concurrent runs apply each migration once', async () => {
  const { sql } = await openDatabase()
  const build = await writeBuild({ migrations: [FIRST, EXPANDS] })

  await Promise.all([applyMigrations(sql, build), applyMigrations(sql, build)])

  expect(await sql`select created_at from drizzle.__drizzle_migrations`).toHaveLength(2)
})

test('a build refuses a database that is older, and says what to run', async () => {
  const { sql } = await openDatabase()
  await applyMigrations(sql, await writeBuild({ migrations: [FIRST] }))

  const start = assertFits('Pasar', async () => compare(sql, await writeBuild({ migrations: [FIRST, EXPANDS] })))

  await expect(start).rejects.toThrow(
    'Pasar cannot start: its database lacks migration 0001_later. Run node migrate.js first.',
  )
})

test('a build accepts a newer database until columns that it reads are removed', async () => {
  const { sql } = await openDatabase()
  const [first, second, third] = [
    await writeBuild({ migrations: [FIRST] }),
    await writeBuild({ migrations: [FIRST, EXPANDS] }),
    await writeBuild({ migrations: [FIRST, EXPANDS, CONTRACTS] }),
  ]

  await applyMigrations(sql, second)
  expect(await compare(sql, first)).toEqual({ fits: true })

  await applyMigrations(sql, third)
  expect(await compare(sql, first)).toEqual({ fits: false, is: 'newer', needs: '0001_later' })
  expect(await compare(sql, second)).toEqual({ fits: true })
  expect(await compare(sql, third)).toEqual({ fits: true })
})

test('a failed migration leaves no changes', async () => {
  const { sql } = await openDatabase()
  const build = await writeBuild({ migrations: [FIRST, `${EXPANDS};--> statement-breakpoint\nselect 1 / 0`] })

  await expect(applyMigrations(sql, build)).rejects.toThrow('division by zero')

  expect(await compare(sql, build)).toMatchObject({ is: 'older', missing: 'migration 0001_later' })
  expect(await sql`select 1 from information_schema.columns where column_name = 'shade'`).toEqual([])
})

test('a database of replaced migrations is refused, and the message names the command to run', async () => {
  const { sql } = await openDatabase()
  const build = await writeBuild({ migrations: [FIRST] })
  await applyMigrations(sql, build)
  await sql`update drizzle.__drizzle_migrations set created_at = 1000000000000`

  const schema = await compare(sql, build)

  expect(schema).toEqual({ fits: false, is: 'from before' })
  const whatToDo = /npm run reset makes it anew.*Elsewhere, create an empty database and run node migrate\.js/
  expect(schema.fits || describeMisfit('Pasar', schema)).toMatch(whatToDo)
  await expect(applyMigrations(sql, build)).rejects.toThrow(whatToDo)
})

test('a reset empties a database of replaced migrations, and no other', async () => {
  const { sql } = await openDatabase()
  const build = await writeBuild({ migrations: [FIRST] })
  await applyMigrations(sql, build)
  expect(await dropFromBefore(sql, build)).toBe(false)
  await sql`update drizzle.__drizzle_migrations set created_at = 1000000000000`
  await sql`create schema staging`

  expect(await dropFromBefore(sql, build)).toBe(true)
  await applyMigrations(sql, build)

  expect(await compare(sql, build)).toEqual({ fits: true })
  expect(await sql`select from pg_namespace where nspname = 'staging'`).toEqual([])
})

test('an ordinary comment in a migration requires nothing of its readers', async () => {
  const { sql } = await openDatabase()
  const build = await writeBuild({ migrations: [FIRST, '-- Orders are counted by the new function from here on.'] })

  await applyMigrations(sql, build)

  expect(await compare(sql, build)).toEqual({ fits: true })
})

test('another process that migrates for too long is reported', async () => {
  const { sql } = await openDatabase()
  const other = await sql.reserve()
  await other`select pg_advisory_lock(718280112)`

  const migrated = applyMigrations(sql, await writeBuild({ migrations: [FIRST] }), { othersWithin: 50 })

  await expect(migrated).rejects.toThrow('Somebody else has been migrating this database for 0.05 s')
  await other`select pg_advisory_unlock_all()`
  other.release()
})

test('a starting database is awaited, and no connection stays open', async () => {
  const { url } = await openDatabase()
  const front = await openFront(url, { starting: 2 })
  const { sql, close } = connect(front.url)

  await untilAnswers(sql)
  await applyMigrations(sql, await writeBuild({ migrations: [FIRST] }))
  await close()

  await front.empty()
})

test.each([
  [
    'starts for ever',
    { starting: Infinity },
    /not answered for 0.4 s \(the database system is starting up\): start it/,
  ],
  ['says nothing', { silent: true }, /not answered for 0.4 s: start it/],
])('a database that %s is given up with a sentence', async (_, how, sentence) => {
  const front = await openFront('postgres://nobody@127.0.0.1:1/none', how)
  const { sql } = connect(front.url)

  await expect(untilAnswers(sql, 400)).rejects.toThrow(sentence)
  await sql.end({ timeout: 0 })

  await front.empty()
})

test('a wrong password fails without waiting', async () => {
  const { url } = await openDatabase()
  const { sql, close } = connect(url.replace(/:[^:@]+@/, ':wrong@'))

  await expect(untilAnswers(sql)).rejects.toMatchObject({ code: '28P01' })
  await close()
})

test('a locked table does not block other statements, and is changed when it is free', async () => {
  const { sql } = await openDatabase()
  await applyMigrations(sql, await writeBuild({ migrations: [FIRST] }))
  const build = await writeBuild({ migrations: [FIRST, EXPANDS] })
  const user = await sql.reserve()
  await user.unsafe('begin; select * from parcel')

  const migrated = applyMigrations(sql, build)
  await waiting(sql)
  // Would block forever behind a change that never stops waiting.
  await sql`select * from parcel`
  await user.unsafe('commit')
  user.release()
  await migrated

  expect(await compare(sql, build)).toEqual({ fits: true })
})

test('an index is built concurrently, outside a transaction', async () => {
  const { sql } = await openDatabase()
  const index = '-- outside a transaction\ncreate index concurrently if not exists by_colour on parcel (colour)'
  const build = await writeBuild({ migrations: [FIRST, index] })

  await applyMigrations(sql, build)

  expect(await compare(sql, build)).toEqual({ fits: true })
})

/** Waits until the change waits for its lock. */
async function waiting(sql: Sql) {
  for (;;) {
    const [row] = await sql`select 1 from pg_locks where not granted and relation = 'parcel'::regclass`
    if (row) return
  }
}

/** The response of a starting PostgreSQL: a protocol error, then the end of the connection. */
const STARTING = (() => {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0')
  const length = Buffer.alloc(4)
  length.writeInt32BE(fields.length + 4)

  return Buffer.concat([Buffer.from('E'), length, fields])
})()

/**
 * A proxy that imitates a starting database: it refuses the first `starting` connections, or with
 * `silent` never answers.
 */
async function openFront(url: string, { starting = 0, silent = false }) {
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    open.add(socket.on('error', () => {}).once('close', () => open.delete(socket)))
    connections += 1
    if (silent) return socket.resume()
    if (connections <= starting) return socket.once('data', () => socket.end(STARTING))
    const { hostname, port } = new URL(url)
    const behind = connectSocket({ host: hostname, port: Number(port) })
    socket.pipe(behind).pipe(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const front = new URL(url)
  front.host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  return { url: front.href, empty: () => Promise.all([...open].map((socket) => once(socket, 'close'))) }
}
