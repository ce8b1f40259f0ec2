import type { Database } from './connect'
import { creators, posts } from './schema'
import { readSeed } from './seed/read-seed'

/** Creators and their posts. Products and prices are not Ramai's to invent: they come with the catalogue. */
export async function seed(db: Database) {
  const data = readSeed()
  await db.transaction(async (transaction) => {
    await transaction.insert(creators).values(data.creators).onConflictDoNothing()
    await transaction.insert(posts).values(data.posts).onConflictDoNothing()
  })
}

export async function isSeeded(db: Database): Promise<boolean> {
  const anybody = await db.select({ id: creators.id }).from(creators).limit(1)

  return anybody.length > 0
}
