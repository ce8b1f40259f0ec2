import { vi } from 'vitest'

/** All required variables. The named files are missing, and no other system answers. */
export const COMPLETE_ENVIRONMENT = {
  PASAR_DATABASE_URL: 'postgres://pasar:secret@127.0.0.1:5442/pasar',
  PASAR_ORIGIN: 'http://pasar.localhost:3001',
  PASAR_ISSUERS_FILE: 'none',
  PASAR_HANDOFF_SECRET: 'ab'.repeat(32),
  PASAR_ACCOUNT_SECRET: 'ac'.repeat(32),
  PASAR_BACK_OFFICE_KEY: 'ab'.repeat(32),
  PASAR_AUDITOR_KEY: 'ab'.repeat(32),
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
}

/** Gives this test file's process a complete environment. */
export function stubEnvironment(changes: Record<string, string>) {
  for (const [name, value] of Object.entries({ ...COMPLETE_ENVIRONMENT, ...changes })) vi.stubEnv(name, value)
}
