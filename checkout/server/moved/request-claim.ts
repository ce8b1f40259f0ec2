import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { movedPersons } from '@/db/schema'
import { writeLinks } from './invite-shoppers'

type RequestClaim = { email: string; secret: string; now: Date }

/**
 * A new link for whoever was brought over with this e-mail and has not claimed yet, sent there and nowhere else. The answer is
 * the same where nobody was.
 */
export async function requestClaim(db: Database, { email, secret, now }: RequestClaim) {
  await db.transaction(async (tx) => {
    const persons = await tx
      .select({ id: movedPersons.id })
      .from(movedPersons)
      .where(and(eq(movedPersons.email, email), isNull(movedPersons.claimedAt)))
      .orderBy(movedPersons.id)
      .for('update')
    if (persons.length > 0)
      await writeLinks(tx, { persons: persons.map(({ id }) => ({ id, email })), secret, now, from: 0 })
  })
}
