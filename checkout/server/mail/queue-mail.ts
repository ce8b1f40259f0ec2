import { createHash } from 'node:crypto'
import type { Connection } from '@/db/connect'
import { mails } from '@/db/schema'

type ResetMail = { email: string; token: string; sessionHash: string; now: Date }

/** A letter that leads to a new password. Those about an order are written by `append_facts`, with the message itself. */
export async function queueResetMail(db: Connection, { email, token, sessionHash, now }: ResetMail) {
  const key = `reset:${createHash('sha256').update(token).digest('base64url')}`
  const letter = { key, sessionHash, recipient: email, kind: 'password_reset', detail: { token } }

  await db
    .insert(mails)
    .values({ ...letter, createdAt: now, dueAt: now })
    .onConflictDoNothing()
}
