import { randomUUID } from 'node:crypto'
import type { Letter } from '@jembatan/platform/mail'
import en from '@/messages/en/account.json'
import id from '@/messages/id/account.json'
import { RESET_SECONDS } from './auth'

/** In both languages: which one a member reads is not kept. */
export function resetMail({ to, url }: { to: string; url: string }): Letter {
  const filled = (text: string) => text.replace('{url}', url).replace('{minutes}', String(RESET_SECONDS / 60))

  return {
    id: randomUUID(),
    to,
    subject: `${id.reset.mailSubject} · ${en.reset.mailSubject}`,
    text: [id, en].map(({ reset }) => filled(reset.mailText)).join('\n\n—\n\n'),
  }
}
