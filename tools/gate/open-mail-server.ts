import { SMTPServer } from 'smtp-server'

type Options = {
  /** Error codes by refused address. */
  refusals?: Record<string, number>
  /** Called when an email is accepted, before the sender is answered. */
  onTaken?: () => void | Promise<void>
}

/** A mail server on this machine that stores accepted emails. */
export async function openMailServer({ refusals = {}, onTaken }: Options = {}) {
  const emails: { to: string[]; raw: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      const code = refusals[address]
      done(code ? Object.assign(new Error(`${address} is not taken`), { responseCode: code }) : null)
    },
    onData: async (stream, session, done) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(Buffer.from(part))
      emails.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        raw: Buffer.concat(parts).toString('utf8'),
      })
      await onTaken?.()
      done(null)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = address && typeof address === 'object' ? address.port : 0

  return {
    url: `smtp://127.0.0.1:${port}`,
    emails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
