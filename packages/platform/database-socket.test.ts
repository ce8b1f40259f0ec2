import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import postgres from 'postgres'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { ensureCertificates } from '../../tools/dev/postgres/certificates'
import { openSilentProxy } from '../../tools/dev/postgres/silent-proxy'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { withAdvisoryLock } from './advisory-lock'
import { mayBeAway, readAddress, readAddressForPg } from './database'
import { isDatabaseAway } from './database-away'
import type { Deadline } from './database-socket'
import { holdWorkerLock, isWorkerAlive } from './worker-lock'

const DEADLINE_MS = 400
const LOCK = 7_170_900

/** A test waits for what happens within a deadline or two; this much is for a busy machine. */
const SOON = { timeout: 20_000, interval: 20 }

/** Opens a pool of two connections behind a proxy that can go silent. */
async function openBehindProxy({ deadlineMs }: Deadline = { deadlineMs: DEADLINE_MS }) {
  const { url: databaseUrl, drop } = await cloneDatabase(inject('templateUrl'))
  const proxy = await openSilentProxy(databaseUrl)
  const { url, ...reached } = readAddress(proxy.url, { deadlineMs })
  const sql = postgres(url, { ...reached, ...mayBeAway, max: 2, onnotice: () => {} })
  const direct = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  onTestFinished(async () => {
    await Promise.all([sql.end({ timeout: 0 }), direct.end()])
    await proxy.close()
    await drop()
  })

  return { sql, direct, proxy }
}

const failureOf = (statement: PromiseLike<unknown>) =>
  Promise.resolve(statement).then(
    () => undefined,
    (error: unknown) => error,
  )

test('a statement that is not answered fails, and its place in the pool is free again', async () => {
  const { sql, proxy } = await openBehindProxy()
  await Promise.all([sql`select 1`, sql`select 2`])
  proxy.goSilent()
  const unanswered = [sql`select 1`, sql`select 2`, sql.begin((tx) => tx`select 3`)]
  const failures = await Promise.all(unanswered.map(failureOf))
  await vi.waitFor(() => expect(proxy.countConnections()).toBe(0), SOON)
  proxy.recover()

  const answers = await Promise.all([sql`select 1 as n`, sql`select 2 as n`, sql.begin((tx) => tx`select 3 as n`)])

  expect(failures.map(isDatabaseAway)).toEqual([true, true, true])
  expect(answers.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

test('a transaction whose server goes silent between two of its statements fails', async () => {
  const { sql, proxy } = await openBehindProxy()

  const failure = await failureOf(
    sql.begin(async (tx) => {
      await tx`select 1`
      proxy.goSilent()
      await tx`select 2`
    }),
  )

  expect(isDatabaseAway(failure)).toBe(true)
})

test('an idle connection to a silent server is closed, and not the one to a server that is there', async () => {
  const { sql, proxy } = await openBehindProxy()
  const [before] = await sql`select pg_backend_pid() as pid`
  const answers = proxy.countAnswers()
  await vi.waitFor(() => expect(proxy.countAnswers()).toBeGreaterThan(answers + 2), SOON)
  expect(await sql`select pg_backend_pid() as pid`).toEqual([before])

  proxy.goSilent()

  await vi.waitFor(() => expect(proxy.countConnections()).toBe(0), SOON)
})

test('a statement without a deadline is waited for', async () => {
  const { sql } = await openBehindProxy({})

  await expect(sql`select pg_sleep(0.5)`).resolves.toHaveLength(1)
})

test('a listener hears again what is sent after a silence', async () => {
  const { sql, direct, proxy } = await openBehindProxy()
  const texts: string[] = []
  await sql.listen('news', (text) => texts.push(text))
  proxy.goSilent()
  await vi.waitFor(() => expect(proxy.countConnections()).toBe(0), SOON)
  // A new connection finds the server silent, too.
  await vi.waitFor(() => expect(proxy.countConnections()).toBe(1), SOON)
  await vi.waitFor(() => expect(proxy.countConnections()).toBe(0), SOON)
  proxy.recover()

  await vi.waitFor(async () => {
    await direct.notify('news', 'is heard')
    expect(texts).toContain('is heard')
  }, SOON)
})

test('a worker holds its lock again after a silence', async () => {
  const { sql, direct, proxy } = await openBehindProxy()
  const release = await holdWorkerLock(sql, LOCK)
  onTestFinished(release)
  const holders = () => direct`select pid from pg_locks where locktype = 'advisory' and objid = ${LOCK}`
  const [before] = await holders()
  proxy.goSilent()
  await vi.waitFor(() => expect(proxy.countConnections()).toBe(0), SOON)
  proxy.recover()

  await vi.waitFor(async () => expect((await holders()).some(({ pid }) => pid !== before?.pid)).toBe(true), SOON)

  const db = { execute: (query: string) => direct.unsafe(query) }
  expect(await isWorkerAlive(db, LOCK)).toBe(true)
})

test('work under an advisory lock ends when the lock’s connection goes silent', async () => {
  const { sql, proxy } = await openBehindProxy()

  const failure = await failureOf(
    withAdvisoryLock(sql, { lock: LOCK, busy: () => new Error('busy') }, () => {
      proxy.goSilent()
      return new Promise(() => {})
    }),
  )

  expect(isDatabaseAway(failure)).toBe(true)
})

test('`pg` fails within the same deadline', async () => {
  const { proxy } = await openBehindProxy()
  const client = new pg.Client(readAddressForPg(proxy.url, { deadlineMs: DEADLINE_MS }))
  client.on('error', () => {})
  await client.connect()
  expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  proxy.goSilent()

  const failure = await failureOf(client.query('select 1'))

  expect(failure).toMatchObject({ code: '08006' })
})

test.each(['verify-full', 'require'])('an encrypted connection (%s) has the deadline too', async (mode) => {
  const folder = await mkdtemp(join(tmpdir(), 'database-socket-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const { authority, server } = await ensureCertificates({ folder, system: 'platform' })
  const { url: databaseUrl, drop } = await cloneDatabase(inject('templateUrl'))
  const proxy = await openSilentProxy(databaseUrl, { encrypted: server })
  const address = new URL(proxy.url)
  address.searchParams.set('sslmode', mode)
  if (mode === 'verify-full') address.searchParams.set('sslrootcert', authority)
  const { url, ...reached } = readAddress(address.href, { deadlineMs: DEADLINE_MS })
  const sql = postgres(url, { ...reached, ...mayBeAway, max: 1 })
  onTestFinished(async () => {
    await sql.end({ timeout: 0 })
    await proxy.close()
    await drop()
  })
  expect(await sql`select 1 as n`).toEqual([{ n: 1 }])

  proxy.goSilent()

  expect(isDatabaseAway(await failureOf(sql`select 1`))).toBe(true)
})

test('a certificate of another authority is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'database-socket-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const { server } = await ensureCertificates({ folder, system: 'platform' })
  const { authority } = await ensureCertificates({ folder: join(folder, 'other'), system: 'platform' })
  const proxy = await openSilentProxy(inject('templateUrl'), { encrypted: server })
  const { url, ...reached } = readAddress(`${proxy.url}?sslmode=verify-full&sslrootcert=${authority}`)
  const sql = postgres(url, { ...reached, ...mayBeAway, max: 1 })
  onTestFinished(async () => {
    await sql.end({ timeout: 0 })
    await proxy.close()
  })

  await expect(sql`select 1`).rejects.toMatchObject({ code: expect.stringMatching(/CERT|SIGNATURE/) })
})
