import { parseArgs } from 'node:util'
import { assertMayBeSeeded } from '@jembatan/platform/database'
import { migrate } from '@/db/migrate'
import { isSeeded, seed } from '@/db/seed'
import { seedMany } from '@/db/seed-many'
import { getEnvironment } from '../environment'
import { runCommand } from './run-command'
import { withDatabase } from './with-database'

const LIKES_A_POST = 20
const COMMENTS_A_POST = 5

/** `npm run seed:ramai -- --posts 100000`: creates a large Ramai for measurements. */
await runCommand(async () => {
  const { RAMAI_DATABASE_DIRECT_URL: url, ALLOW_REMOTE_SEED } = getEnvironment()
  assertMayBeSeeded(url, ALLOW_REMOTE_SEED === '1')
  const { values } = parseArgs({ options: { posts: { type: 'string', default: '100000' } } })
  const posts = Number(values.posts)
  if (!Number.isInteger(posts) || posts < 1) throw new Error('--posts takes a whole number of posts from 1 up.')
  const many = {
    posts,
    members: Math.min(20_000, Math.ceil(posts / 5)),
    likes: posts * LIKES_A_POST,
    comments: posts * COMMENTS_A_POST,
  }
  await migrate(url)

  return withDatabase(async (db) => {
    if (!(await isSeeded(db))) await seed(db)
    await seedMany(db, many)

    return `Ramai has ${posts} more posts, about ${many.likes} likes and ${many.comments} comments.`
  })
})
