import { afterAll, afterEach, beforeAll, inject, vi } from 'vitest'
import { cloneDatabase } from '../../../../tools/dev/postgres/test-database'
import { getDatabase } from '../../database'

export const DEMO_KEY = 'de'.repeat(32)

/** Puts this test file's process in demo mode, with a database of its own. */
export function openStage() {
  let drop: () => Promise<void>
  beforeAll(async () => {
    const cloned = await cloneDatabase(inject('templateUrl'))
    drop = cloned.drop
    Object.assign(process.env, {
      PASAR_DATABASE_URL: cloned.url,
      PASAR_ORIGIN: 'http://pasar.localhost:3001',
      PASAR_ISSUERS_FILE: 'none',
      PASAR_HANDOFF_SECRET: 'a1'.repeat(32),
      PASAR_ACCOUNT_SECRET: 'ac'.repeat(32),
      PASAR_BACK_OFFICE_KEY: 'a1'.repeat(32),
      PASAR_AUDITOR_KEY: 'a1'.repeat(32),
      PASAR_AUDIT_SIGNING_KEY_FILE: 'no-such-key.json',
      PASAR_CATALOGUE_SIGNING_KEY_FILE: 'no-such-key.json',
      PASAR_CATALOGUE_FILE: 'none',
      PASAR_PHOTO_FOLDER: 'none',
      PASAR_PAYMENT_ORIGIN: 'http://kasir.localhost:3002',
      MIDTRANS_SNAP_BASE_URL: 'http://127.0.0.1:9/snap/v1',
      MIDTRANS_CORE_BASE_URL: 'http://127.0.0.1:9',
      MIDTRANS_SERVER_KEY: 'SB-Mid-server-test',
      MIDTRANS_CLIENT_KEY: 'SB-Mid-client-test',
      MIDTRANS_NOTIFICATION_URL: 'http://127.0.0.1:3001/api/payment/notification',
      PASAR_DEMO_KEY: DEMO_KEY,
      DEMO_MODE: '1',
    })
  })
  afterEach(() => vi.unstubAllEnvs())
  afterAll(async () => {
    await getDatabase().close()
    await drop()
  })
}

/** Builds a request as the walkthrough sends it. */
export function steer(body?: unknown, { key = DEMO_KEY }: { key?: string | null } = {}) {
  return new Request('http://pasar.localhost/api/demo', {
    method: 'POST',
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  })
}
