import type { Connection } from '@/db/connect'
import { mails } from '@/db/schema'

type AccountMail = {
  kind: 'password_reset' | 'email_confirm' | 'email_change'
  /** Of this letter alone. */
  key: string
  /** Of the account, whose owner's browsers see it in a demo. */
  sessionHash: string
  recipient: string
  detail: { seed?: string }
  now: Date
}

/** A letter about an account. Letters about an order are written with the change log, beside the message itself. */
export async function queueAccountMail(db: Connection, { kind, key, now, ...letter }: AccountMail) {
  await db
    .insert(mails)
    .values({ ...letter, kind, key: `${kind}:${key}`, createdAt: now, dueAt: now })
    .onConflictDoNothing()
}
