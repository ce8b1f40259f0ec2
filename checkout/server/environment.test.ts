import { expect, test } from 'vitest'
import { parseEnvironment } from './environment'

const complete = {
  PASAR_DATABASE_URL: 'postgres://pasar:secret@127.0.0.1:5442/pasar',
  PASAR_ORIGIN: 'http://pasar.localhost:3001',
  PASAR_ISSUERS_FILE: '/etc/pasar/issuers.json',
  PASAR_HANDOFF_SECRET: 'ab'.repeat(32),
  PASAR_ACCOUNT_SECRET: 'ac'.repeat(32),
  PASAR_BACK_OFFICE_KEY: 'ab'.repeat(16),
  PASAR_AUDITOR_KEY: 'ab'.repeat(16),
  PASAR_AUDIT_SIGNING_KEY_FILE: '/etc/pasar/audit-signing-key.json',
  PASAR_CATALOGUE_SIGNING_KEY_FILE: '/etc/pasar/catalogue-key.json',
  PASAR_CATALOGUE_FILE: '/var/lib/pasar/catalogue.json',
  PASAR_PHOTO_FOLDER: '/var/lib/pasar/photos',
  PASAR_PAYMENT_ORIGIN: 'http://kasir.localhost:3002',
  MIDTRANS_SNAP_BASE_URL: 'http://127.0.0.1:3002/snap/v1',
  MIDTRANS_CORE_BASE_URL: 'http://127.0.0.1:3002',
  MIDTRANS_SERVER_KEY: 'SB-Mid-server-test',
  MIDTRANS_CLIENT_KEY: 'SB-Mid-client-test',
  MIDTRANS_NOTIFICATION_URL: 'http://127.0.0.1:3001/api/payment/notification',
}

test('payments are confirmed in process on this machine', () => {
  expect(parseEnvironment({ ...complete, PASAR_PAYS_IN_PROCESS: '1' }).PASAR_PAYS_IN_PROCESS).toBe('1')
})

test('a shop with another origin never confirms payments in process', () => {
  const variables = { ...complete, PASAR_ORIGIN: 'https://pasar.example', PASAR_PAYS_IN_PROCESS: '1' }

  expect(() => parseEnvironment(variables)).toThrow(/PASAR_PAYS_IN_PROCESS/)
})

test('a mail server needs a sender, and both have to be what they are', () => {
  const mail = { PASAR_SMTP_URL: 'smtps://pasar:secret@mail.example', PASAR_MAIL_FROM: 'Pasar <pesan@pasar.example>' }
  expect(parseEnvironment({ ...complete, ...mail })).toMatchObject(mail)

  for (const [wrong, named] of [
    [{ PASAR_SMTP_URL: mail.PASAR_SMTP_URL }, /PASAR_MAIL_FROM/],
    [{ ...mail, PASAR_SMTP_URL: 'mail.example:25' }, /PASAR_SMTP_URL/],
    [{ ...mail, PASAR_MAIL_FROM: 'Pasar' }, /PASAR_MAIL_FROM/],
  ] as const)
    expect(() => parseEnvironment({ ...complete, ...wrong })).toThrow(named)
})
