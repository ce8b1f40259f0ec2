import { createTransport } from 'nodemailer'

export type Letter = {
  /** Of this letter and no other: the same again is the same letter, which whoever receives it can tell. */
  id: string
  to: string
  subject: string
  text: string
  /** A text that goes along as a file. */
  attachment?: { filename: string; contentType: string; content: string }
}

/** A server said no to a letter, and will say so again. Its words may name people, so only its number is told. */
export class LetterRefused extends Error {
  constructor(readonly responseCode: number) {
    super(`the mail server refused a letter with ${responseCode}`)
  }
}

export type PostOffice = { send: (letter: Letter) => Promise<void>; close: () => void }

type Open = {
  /** `smtp://name:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string
  from: string
  /** After which a server that does not answer has not answered. */
  timeoutMs?: number
}

/** Sends letters by SMTP. */
export function openPostOffice({ url, from, timeoutMs = 10_000 }: Open): PostOffice {
  const transport = createTransport(
    { url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    { from },
  )
  const domain = from.replace(/^.*@|>$/g, '')

  return {
    /** @throws {LetterRefused} when another try makes no sense; anything else when it may. */
    send: async ({ id, attachment, ...letter }) => {
      const attachments = attachment && [attachment]
      await transport.sendMail({ messageId: `<${id}@${domain}>`, ...letter, attachments }).catch((failure: unknown) => {
        throw refusalIn(failure) ?? unsent(failure)
      })
    },
    close: () => transport.close(),
  }
}

const PERMANENT = 500

function refusalIn(failure: unknown) {
  const code = failure instanceof Error && 'responseCode' in failure ? Number(failure.responseCode) : 0

  return code >= PERMANENT ? new LetterRefused(code) : undefined
}

/** The library's own error names whom the letter was for, and its words go into a log. */
const unsent = (failure: unknown) =>
  new Error(`a letter was not sent: ${failure instanceof Error && 'code' in failure ? failure.code : 'unknown'}`)
