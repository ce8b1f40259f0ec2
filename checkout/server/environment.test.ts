import { expect, test } from 'vitest'
import { parseEnvironment } from './environment'
import { COMPLETE_ENVIRONMENT } from './testing/complete-environment'

test('payments are confirmed in process on this machine', () => {
  expect(parseEnvironment({ ...COMPLETE_ENVIRONMENT, PASAR_PAYS_IN_PROCESS: '1' }).PASAR_PAYS_IN_PROCESS).toBe('1')
})

test('a shop with another origin never confirms payments in process', () => {
  const variables = { ...COMPLETE_ENVIRONMENT, PASAR_ORIGIN: 'https://pasar.example', PASAR_PAYS_IN_PROCESS: '1' }

  expect(() => parseEnvironment(variables)).toThrow(/PASAR_PAYS_IN_PROCESS/)
})

test('a mail server needs a sender, and both have to be what they are', () => {
  const mail = { PASAR_SMTP_URL: 'smtps://pasar:secret@mail.example', PASAR_MAIL_FROM: 'Pasar <pesan@pasar.example>' }
  expect(parseEnvironment({ ...COMPLETE_ENVIRONMENT, ...mail })).toMatchObject(mail)

  for (const [wrong, named] of [
    [{ PASAR_SMTP_URL: mail.PASAR_SMTP_URL }, /PASAR_MAIL_FROM/],
    [{ ...mail, PASAR_SMTP_URL: 'mail.example:25' }, /PASAR_SMTP_URL/],
    [{ ...mail, PASAR_MAIL_FROM: 'Pasar' }, /PASAR_MAIL_FROM/],
  ] as const)
    expect(() => parseEnvironment({ ...COMPLETE_ENVIRONMENT, ...wrong })).toThrow(named)
})
