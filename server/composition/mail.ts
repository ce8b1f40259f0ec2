import { type Letter, openPostOffice } from '@jembatan/platform/mail'
import type { Logger } from 'pino'
import type { Database } from '@/db/connect'
import { openAuth } from '../account/auth'
import { resetMail } from '../account/reset-mail'
import { sendResetLink } from '../account/reset-password'
import { keepInOutbox } from '../demo/outbox'
import { getEnvironment, isDemoMode } from '../environment'

/** Where mail goes: to the configured server; in a demo without one to a page that shows it; else nowhere. */
export function mailGoes(): 'to a server' | 'to the outbox' | 'nowhere' {
  if (getEnvironment().RAMAI_SMTP_URL) return 'to a server'

  return isDemoMode() ? 'to the outbox' : 'nowhere'
}

/** Mails the link to a new password to whoever has an account with this address; where mail goes nowhere, to nobody. */
export async function mailResetLink({ db, log, email }: { db: Database; log: Logger; email: string }) {
  const send = openMail()
  if (!send) return
  const { RAMAI_ORIGIN: origin, RAMAI_ACCOUNT_SECRET: secret } = getEnvironment()
  const auth = openAuth({ db, log, origin, secret, sendResetLink: (link) => send(resetMail(link)) })

  await sendResetLink({ auth, email })
}

function openMail(): ((letter: Letter) => Promise<void>) | undefined {
  const { RAMAI_SMTP_URL: url, RAMAI_MAIL_FROM: from } = getEnvironment()
  if (url) return openPostOffice({ url, from }).send

  return mailGoes() === 'to the outbox' ? keepInOutbox : undefined
}
