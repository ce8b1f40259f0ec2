import { randomBytes } from 'node:crypto'
import { complaints } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'
import { dueOf } from './due-time'
import { hashSecret, numberOf } from './ticket'

type FileComplaint = {
  topic: (typeof complaints.$inferInsert)['topic']
  body: string
}

const SECRET_BYTES = 10

/** Files a complaint. The secret is returned only now; a hash of it is stored. */
export async function fileComplaint({ db, now }: Pick<Context, 'db' | 'now'>, { topic, body }: FileComplaint) {
  const secret = randomBytes(SECRET_BYTES).toString('hex')
  const dueAt = dueOf({ topic, filedAt: now })
  const id = await db.transaction(async (tx) => {
    const [filed] = await tx
      .insert(complaints)
      .values({ secretHash: hashSecret(secret), topic, body, filedAt: now, dueAt })
      .returning({ id: complaints.id })
    const id = filed?.id ?? 0
    await recordEvent(tx, {
      kind: 'complaint_filed',
      detail: { ticket: numberOf(id), topic, dueAt: dueAt.toISOString() },
      at: now,
    })

    return id
  })

  return { number: numberOf(id), secret, dueAt }
}
