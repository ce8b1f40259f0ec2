import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { connect } from '@/db/connect'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { checkReadiness } from '../readiness/check-readiness'
import { holdWorkerLock } from './worker-lock'

test('a worker whose connection broke shows again that it runs', async () => {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, sql, close } = connect(url)
  const releaseLock = await holdWorkerLock(sql)
  onTestFinished(() => releaseLock().then(close).then(drop))
  const worker = async () => (await checkReadiness({ db })).checks.worker
  const holders = () => sql<{ pid: number }[]>`
    select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where datname = current_database() and locktype = 'advisory' and granted`
  const [before] = await holders()

  await sql`select pg_terminate_backend(${before?.pid ?? 0})`

  await vi.waitFor(async () => expect(await worker()).toBe('ok'), { timeout: 5000 })
  expect(await holders()).not.toContainEqual(before)
})
