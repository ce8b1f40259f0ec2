import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { migratedPersons } from '@/db/schema'
import { afterTheAnswer } from '../account/after-the-answer'
import { limitResets } from '../account/limit-accounts'
import type { TimedContext } from '../context'
import { getLinks } from '../mail/get-post-office'
import { writeLinks } from './invite-shoppers'

type SendClaim = { email: string; secret: string; now: Date }

/**
 * Requests a new link. Responds before the look-up, so that the response time reveals nothing.
 * @throws {DomainError} `too_many_tries`
 */
export async function requestClaim(
  ctx: Pick<TimedContext, 'db' | 'address' | 'device' | 'now'>,
  { email }: { email: string },
) {
  const { db, now } = ctx
  if (await limitResets(ctx, { email })) afterTheAnswer(() => sendClaim(db, { email, secret: getLinks().secret, now }))
}

/**
 * Sends a new link to an imported person with this email who has not claimed yet. Does nothing
 * where there is none.
 */
export async function sendClaim(db: Database, { email, secret, now }: SendClaim) {
  await db.transaction(async (tx) => {
    const persons = await tx
      .select({ id: migratedPersons.id })
      .from(migratedPersons)
      .where(and(eq(migratedPersons.email, email), isNull(migratedPersons.claimedAt)))
      .orderBy(migratedPersons.id)
      .for('update')
    if (persons.length > 0)
      await writeLinks(tx, { persons: persons.map(({ id }) => ({ id, email })), secret, now, from: 0 })
  })
}
