import { afterAll, afterEach, beforeAll, inject, vi } from 'vitest'
import { cloneDatabase } from '@/tools/dev/postgres/test-database'
import { getDatabase } from '../../database'
import { COMPLETE_ENVIRONMENT } from '../../testing/complete-environment'

export const DEMO_KEY = 'de'.repeat(32)

/** Turns this test file's process into a staged Ramai with its own database. */
export function openStage() {
  let drop: () => Promise<void>
  beforeAll(async () => {
    const cloned = await cloneDatabase(inject('templateUrl'))
    drop = cloned.drop
    Object.assign(process.env, {
      ...COMPLETE_ENVIRONMENT,
      RAMAI_DATABASE_URL: cloned.url,
      RAMAI_DEMO_KEY: DEMO_KEY,
      DEMO_MODE: '1',
      LOG_LEVEL: 'silent',
    })
  })
  afterEach(() => vi.unstubAllEnvs())
  afterAll(async () => {
    await getDatabase().close()
    await drop()
  })
}

/** Returns a request as the walkthrough sends it. */
export function steer(body?: unknown, { key = DEMO_KEY }: { key?: string | null } = {}) {
  return new Request('http://ramai.localhost/api/demo', {
    method: 'POST',
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  })
}
