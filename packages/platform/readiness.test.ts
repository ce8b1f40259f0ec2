import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openSilentProxy } from '../../tools/dev/postgres/silent-proxy'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { mayBeAway, readAddress } from './database'
import { checkReadiness } from './readiness'

const WITHIN_MS = 300

/** A pool of one connection, behind a proxy that can go silent. */
async function openBehindProxy() {
  const { url: databaseUrl, drop } = await cloneDatabase(inject('templateUrl'))
  const proxy = await openSilentProxy(databaseUrl)
  const { url, ...reached } = readAddress(proxy.url, { deadlineMs: 20 * WITHIN_MS })
  const sql = postgres(url, { ...reached, ...mayBeAway, max: 1 })
  onTestFinished(async () => {
    await sql.end({ timeout: 0 })
    await proxy.close()
    await drop()
  })
  const db = { execute: (query: string) => sql.unsafe(query) }

  return { db, proxy }
}

test('a process is ready while its database answers and each check passes', async () => {
  const { db } = await openBehindProxy()
  const check = (keys: () => Promise<boolean>) => checkReadiness(db, { withinMs: 20 * WITHIN_MS, checks: { keys } })

  expect(await check(async () => true)).toEqual({
    ready: true,
    checks: { database: 'ok', keys: 'ok' },
    clockAhead: 0,
  })
  expect(await check(async () => false)).toMatchObject({ ready: false, checks: { database: 'ok', keys: 'failed' } })
  expect(await check(() => Promise.reject(new Error('no file')))).toMatchObject({
    ready: false,
    checks: { database: 'ok', keys: 'failed' },
  })
})

test('a check that is not answered in time fails, long before the statement’s own deadline', async () => {
  const { db, proxy } = await openBehindProxy()
  await db.execute('select 1')
  proxy.goSilent()

  const readiness = await checkReadiness(db, { withinMs: WITHIN_MS, checks: { keys: async () => true } })

  expect(readiness).toEqual({ ready: false, checks: { database: 'failed', keys: 'ok' }, clockAhead: null })
})
