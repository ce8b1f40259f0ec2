import { type Mail, openPostOffice } from '@jembatan/platform/mail'
import type { Logger } from 'pino'
import type { Database } from '@/db/connect'
import { accountMail } from '../account/account-mail'
import { openAuth } from '../account/auth'
import { requestConfirmation } from '../account/confirm-email'
import { listMembersOf } from '../account/devices'
import { sendResetLink } from '../account/reset-password'
import type { Context } from '../context'
import { keepInOutbox, listOutbox } from '../demo/outbox'
import { getEnvironment, isDemoMode } from '../environment'

/**
 * Returns where mail is sent: to the configured server, in a demo without one to a page that shows
 * it, otherwise nowhere.
 */
export function mailGoes(): 'to a server' | 'to the outbox' | 'nowhere' {
  if (getEnvironment().RAMAI_SMTP_URL) return 'to a server'

  return isDemoMode() ? 'to the outbox' : 'nowhere'
}

/** Mails a reset link if the address has an account. Does nothing when mail goes nowhere. */
export async function mailResetLink({ db, log }: { db: Database; log: Logger }, { email }: { email: string }) {
  if (mailGoes() === 'nowhere') return
  const { RAMAI_ORIGIN: origin, RAMAI_ACCOUNT_SECRET: secret } = getEnvironment()
  const auth = openAuth({
    db,
    log,
    origin,
    secret,
    sendResetLink: ({ memberId, to, url }) => send(memberId, accountMail({ about: 'reset', to, url })),
  })

  await sendResetLink({ auth, email })
}

type Asking = Pick<Context, 'db' | 'device' | 'memberId'>

/**
 * Returns in a demo the emails to accounts that have signed in from this browser; null elsewhere.
 */
export async function composedOutbox({ db, device, memberId }: Asking) {
  if (!isDemoMode()) return null
  const memberIds = device ? await listMembersOf(db, device) : []

  return listOutbox(memberId ? [...memberIds, memberId] : memberIds)
}

type OfMember = { memberId: string; email: string }

/** Mails the link that confirms an email. Does nothing when mail goes nowhere. */
export async function mailConfirmation({ db }: { db: Database }, { memberId, email }: OfMember) {
  if (mailGoes() === 'nowhere') return
  const token = await requestConfirmation(db, { memberId, email })
  const url = `${getEnvironment().RAMAI_ORIGIN}/email/confirm?token=${token}`
  await send(memberId, accountMail({ about: 'confirm', to: email, url }))
}

/** Notifies the old email of an account that it is about to change. */
export async function mailChangeNotice({ memberId, email }: OfMember) {
  const url = `${getEnvironment().RAMAI_ORIGIN}/password/forgotten`
  await send(memberId, accountMail({ about: 'change', to: email, url }))
}

async function send(memberId: string, mail: Mail) {
  const { RAMAI_SMTP_URL: url, RAMAI_MAIL_FROM: from } = getEnvironment()
  if (url) await openPostOffice({ url, from }).send(mail)
  else if (mailGoes() === 'to the outbox') keepInOutbox({ ...mail, memberId })
}
