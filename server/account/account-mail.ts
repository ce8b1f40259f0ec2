import { randomUUID } from 'node:crypto'
import type { Mail } from '@jembatan/platform/mail'
import en from '@/messages/en/account.json'
import id from '@/messages/id/account.json'
import type { Context } from '../context'
import { RESET_SECONDS } from './auth'
import { CONFIRM_SECONDS } from './confirm-email'

type AccountMail = {
  /**
   * A link to set a new password, a link that confirms an email, or a notice that the email is
   * about to change.
   */
  about: 'reset' | 'confirm' | 'change'
  to: string
  url: string
}

/** In both languages, because a member's language is not stored. */
export function accountMail({ about, to, url }: AccountMail): Mail {
  const values = { url, minutes: RESET_SECONDS / 60, hours: CONFIRM_SECONDS / 3600 }
  const filled = (text: string) =>
    Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, String(value)), text)

  return {
    id: randomUUID(),
    to,
    subject: `${id[about].mailSubject} · ${en[about].mailSubject}`,
    text: [id, en].map((account) => filled(account[about].mailText)).join('\n\n—\n\n'),
  }
}

/**
 * Sends an email after the response, so that the response time does not reveal whether the account
 * exists.
 */
export const afterTheAnswer = ({ log }: Pick<Context, 'log'>, work: Promise<unknown>) =>
  void work.catch((err: unknown) => log.error({ err }, 'an email was not sent'))
