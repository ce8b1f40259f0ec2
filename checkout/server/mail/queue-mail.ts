import type { Connection } from '@/db/connect'
import { mails } from '@/db/schema'
import type { Language } from '@/i18n/language'

type AccountMail = {
  kind: 'password_reset' | 'email_confirm' | 'email_change'
  /** Unique per mail. */
  key: string
  /** The account's session hash; its owner's browsers show the mail in a demo. */
  sessionHash: string
  recipient: string
  language: Language | undefined
  detail: { seed?: string }
  now: Date
}

/**
 * Queues a mail about an account. The change log writes mail about orders, beside the message
 * itself.
 */
export async function queueAccountMail(db: Connection, { kind, key, now, ...mail }: AccountMail) {
  await db
    .insert(mails)
    .values({ ...mail, kind, key: `${kind}:${key}`, createdAt: now, dueAt: now })
    .onConflictDoNothing()
}
