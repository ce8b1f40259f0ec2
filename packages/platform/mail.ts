import { createTransport } from 'nodemailer'

export type Mail = {
  /**
   * Unique per email. A second sending with the same id is a duplicate, which the receiver can
   * detect.
   */
  id: string
  to: string
  subject: string
  text: string
  /** A text sent as an attached file. */
  attachment?: { filename: string; contentType: string; content: string }
}

/**
 * The mail server refused an email permanently. Its response may name people, so only its code is
 * reported.
 */
export class MailRefused extends Error {
  constructor(readonly responseCode: number) {
    super(`the mail server refused an email with ${responseCode}`)
  }
}

export type PostOffice = { send: (mail: Mail) => Promise<void>; close: () => void }

type Open = {
  /** `smtp://name:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string
  from: string
  /** The time after which an unresponsive server counts as failed. */
  timeoutMs?: number
}

export function openPostOffice({ url, from, timeoutMs = 10_000 }: Open): PostOffice {
  const transport = createTransport(
    { url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    { from },
  )
  const domain = from.replace(/^.*@|>$/g, '')

  return {
    /**
     * @throws {MailRefused} when a retry is useless; any other error when a retry may succeed.
     */
    send: async ({ id, attachment, ...mail }) => {
      const attachments = attachment && [attachment]
      await transport.sendMail({ messageId: `<${id}@${domain}>`, ...mail, attachments }).catch((failure: unknown) => {
        throw refusalIn(failure) ?? unsent(failure)
      })
    },
    close: () => transport.close(),
  }
}

const PERMANENT = 500

function refusalIn(failure: unknown) {
  const code = failure instanceof Error && 'responseCode' in failure ? Number(failure.responseCode) : 0

  return code >= PERMANENT ? new MailRefused(code) : undefined
}

/** The library's error names the recipient, and this message goes into the log. */
const unsent = (failure: unknown) =>
  new Error(`an email was not sent: ${failure instanceof Error && 'code' in failure ? failure.code : 'unknown'}`)
