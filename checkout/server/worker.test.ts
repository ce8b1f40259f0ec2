import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isWorkerAlive } from '@jembatan/platform/worker-lock'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { connect } from '@/db/connect'
import { makeEnvironments } from '../../tools/dev/environments'
import { openSilentProxy } from '../../tools/dev/postgres/silent-proxy'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { isolatedProfile } from '../../tools/dev/systems/profile'
import { eachSystem } from '../../tools/dev/systems/systems'
import { WORKER_LOCK } from './jobs/worker-lock'

/** Starts a worker behind a proxy that can go silent. It waits for a statement three seconds. */
async function startBehindProxy() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const proxy = await openSilentProxy(url)
  const { db, sql, close } = connect(url)
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-pasar-'))
  const profile = { ...(await isolatedProfile('test')), folder }
  const { pasar } = await makeEnvironments(profile, await eachSystem(() => proxy.url))
  const worker = spawn(process.execPath, ['--import', 'tsx', 'server/worker.ts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...pasar, PASAR_WORKER_DEADLINE_MS: '3000' },
  })
  const untilReady = async () => {
    for await (const chunk of worker.stdout.iterator({ destroyOnReturn: false }))
      if (String(chunk).includes('worker is ready')) break
    worker.stdout.resume()
  }
  onTestFinished(async () => {
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    await close()
    await proxy.close()
    await drop()
    await rm(folder, { recursive: true })
  })

  return { db, sql, proxy, worker, untilReady }
}

const patiently = { timeout: 30_000, interval: 50 }

test('a worker whose database goes silent notices, and continues once it answers', { timeout: 90_000 }, async () => {
  const { db, sql, proxy, worker, untilReady } = await startBehindProxy()
  const waitUntil = (alive: boolean) =>
    vi.waitFor(async () => expect(await isWorkerAlive(db, WORKER_LOCK)).toBe(alive), patiently)
  const waiting = () => sql`select 1 from graphile_worker.jobs where task_identifier = 'forget-claims'`
  await untilReady()

  proxy.goSilent()
  await waitUntil(false)
  await sql`select graphile_worker.add_job('forget-claims')`
  proxy.recover()

  await vi.waitFor(async () => expect(await waiting()).toHaveLength(0), patiently)
  await waitUntil(true)
  expect(worker.exitCode).toBeNull()
})
