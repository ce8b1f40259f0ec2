import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { LetterRefused, openPostOffice } from './mail'

const letter = { id: 'order-1', to: 'maya@pembeli.example', subject: 'Kabar pesanan', text: 'Pesananmu dikirim: é ✓' }

/** A mail server that keeps what it took, and says no to whom it is told to. */
async function openServer(refusals: Record<string, number> = {}) {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      const code = refusals[address]
      done(code ? Object.assign(new Error(`${address} is unknown`), { responseCode: code }) : null)
    },
    onData: (stream, _, done) => {
      let raw = ''
      stream.on('data', (part) => (raw += part)).on('end', () => done(null, void taken.push(raw)))
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const post = openPostOffice({ url: `smtp://127.0.0.1:${port}`, from: 'Pasar <pesan@pasar.example>', timeoutMs: 2000 })
  onTestFinished(async () => {
    post.close()
    await new Promise<void>((resolve) => server.close(resolve))
  })

  return { post, taken }
}

test('a letter arrives, under the number that it always has', async () => {
  const { post, taken } = await openServer()

  await post.send(letter)
  await post.send(letter)

  expect(taken).toHaveLength(2)
  for (const raw of taken) expect(raw).toContain('Message-ID: <order-1@pasar.example>')
  expect(taken[0]).toContain('To: maya@pembeli.example')
})

test('what a server refuses for good is told from what it cannot take now, and neither names anybody', async () => {
  const { post } = await openServer({ 'maya@pembeli.example': 550, 'later@pembeli.example': 451 })

  const refused = await post.send(letter).catch((failure) => failure)
  const later = await post.send({ ...letter, to: 'later@pembeli.example' }).catch((failure) => failure)

  expect(refused).toBeInstanceOf(LetterRefused)
  expect(refused.responseCode).toBe(550)
  expect(later).not.toBeInstanceOf(LetterRefused)
  for (const { message, cause } of [refused, later]) expect(`${message} ${cause}`).not.toContain('pembeli')
})

test('a server that is not there is no refusal', async () => {
  const post = openPostOffice({ url: 'smtp://127.0.0.1:1', from: 'pesan@pasar.example', timeoutMs: 500 })

  await expect(post.send(letter)).rejects.toThrow('a letter was not sent: ESOCKET')
})
