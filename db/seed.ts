import { sql } from 'drizzle-orm'
import type { Database } from './connect'
import { comments, creators, members, posts, replayMessages, replays } from './schema'
import { readSeed, SEEDED_UNTIL } from './seed/read-seed'
import { countComments, writeReactions } from './seed/write-reactions'

/**
 * Writes creators, their posts and members' reactions. Products and prices come with the catalogue.
 */
export async function seed(db: Database) {
  const data = readSeed()
  await db.transaction(async (transaction) => {
    await transaction.insert(members).values(data.members).onConflictDoNothing()
    await transaction
      .insert(creators)
      .values(data.creators)
      .onConflictDoUpdate({ target: creators.id, set: { verifiedName: sql`excluded.verified_name` } })
    await transaction.insert(posts).values(data.posts).onConflictDoNothing()
    await transaction.insert(comments).values(data.comments).onConflictDoNothing()
    const written = await transaction.insert(replays).values(data.replays).onConflictDoNothing().returning()
    const anew = data.replayMessages.filter(({ replayId }) => written.some(({ id }) => id === replayId))
    if (anew.length > 0) await transaction.insert(replayMessages).values(anew)
    await countComments(transaction)
    await writeReactions(transaction, { likes: 3000, saves: 500, follows: 700, until: SEEDED_UNTIL })
  })
}

export async function isSeeded(db: Database): Promise<boolean> {
  const anybody = await db.select({ id: creators.id }).from(creators).limit(1)

  return anybody.length > 0
}
