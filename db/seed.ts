import type { Database } from './connect'
import { creators, posts } from './schema'
import { seededCreators } from './seed/creators'
import { seededPosts } from './seed/posts'

/** Creators and their posts. Products and prices are not Ramai's to invent: they come with the catalogue. */
export async function seed(db: Database) {
  await db.transaction(async (transaction) => {
    await transaction.insert(creators).values(seededCreators).onConflictDoNothing()
    await transaction.insert(posts).values(seededPosts).onConflictDoNothing()
  })
}

export async function isSeeded(db: Database): Promise<boolean> {
  const anybody = await db.select({ id: creators.id }).from(creators).limit(1)

  return anybody.length > 0
}
