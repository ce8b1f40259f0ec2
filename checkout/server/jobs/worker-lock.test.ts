import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { connect } from '@/db/connect'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { checkReadiness } from '../readiness/check-readiness'
import { holdWorkerLock } from './worker-lock'

test('a worker whose connection broke shows again that it runs', async () => {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, sql, close } = connect(url)
  const letGo = await holdWorkerLock(sql)
  onTestFinished(() => letGo().then(close).then(drop))
  const worker = async () => (await checkReadiness({ db })).checks.worker
  const holder = sql`select pid from pg_locks where locktype = 'advisory' and granted`
  const [before] = await holder

  await sql`select pg_terminate_backend(${before?.pid})`

  await vi.waitFor(async () => expect(await worker()).toBe('ok'), { timeout: 5000 })
  expect(await sql`select pid from pg_locks where locktype = 'advisory' and granted`).not.toContainEqual(before)
})
