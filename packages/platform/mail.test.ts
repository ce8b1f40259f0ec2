import { expect, onTestFinished, test } from 'vitest'
import { openMailServer } from '../../tools/gate/open-mail-server'
import { MailRefused, openPostOffice } from './mail'

const mail = { id: 'order-1', to: 'maya@pembeli.example', subject: 'Kabar pesanan', text: 'Pesananmu dikirim: é ✓' }

async function open(refusals: Record<string, number> = {}) {
  const server = await openMailServer({ refusals })
  const post = openPostOffice({ url: server.url, from: 'Pasar <pesan@pasar.example>', timeoutMs: 2000 })
  onTestFinished(() => {
    post.close()
    return server.close()
  })

  return { post, emails: server.emails }
}

test('an email arrives with its stable id', async () => {
  const { post, emails } = await open()

  await post.send(mail)
  await post.send(mail)

  expect(emails.map(({ to }) => to)).toEqual([[mail.to], [mail.to]])
  for (const { raw } of emails) expect(raw).toContain('Message-ID: <order-1@pasar.example>')
})

test('permanent and temporary refusals of a mail server differ, and neither names a person', async () => {
  const later = { ...mail, to: 'later@pembeli.example' }
  const { post } = await open({ [mail.to]: 550, [later.to]: 451 })

  const failures = await Promise.all([mail, later].map((one) => post.send(one).catch((failure) => failure)))

  expect(failures.map((failure) => failure instanceof MailRefused)).toEqual([true, false])
  for (const { message, cause } of failures) expect(`${message} ${cause}`).not.toContain('pembeli')
})

test('an unreachable server is not a refusal', async () => {
  const post = openPostOffice({ url: 'smtp://127.0.0.1:1', from: 'pesan@pasar.example', timeoutMs: 500 })

  await expect(post.send(mail)).rejects.toThrow('an email was not sent: ESOCKET')
})
