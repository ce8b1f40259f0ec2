import { builtOnce } from '@jembatan/platform/prepare-statements'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { creators, follows, postLikes, postSaves, posts } from '@/db/schema'
import type { Context } from '../context'

/** `own`: whether the member is the post's creator. */
export type Marks = { liked: boolean; saved: boolean; follows: boolean; own: boolean }

export const NO_MARKS: Marks = { liked: false, saved: false, follows: false, own: false }

type Marked = { id: string }

/** Adds the member's own marks to posts; a visitor without an account has none. */
export async function withMarks<Post extends Marked>(
  { db, memberId }: Pick<Context, 'db' | 'memberId'>,
  posts: Post[],
) {
  if (memberId === undefined || posts.length === 0) return posts.map((post) => ({ ...post, mine: NO_MARKS }))
  const ids = posts.map(({ id }) => id)
  const rows = await marksOf(db).execute({ memberId, ids })
  const marksById = new Map(rows.map(({ id, ...marks }) => [id, marks]))

  return posts.map((post) => ({ ...post, mine: marksById.get(post.id) ?? NO_MARKS }))
}

/**
 * Column names are written out, because drizzle omits the table name when a statement selects from
 * one table.
 */
const marksOf = builtOnce((db: Database) => {
  const memberId = sql.placeholder('memberId')

  return db
    .select({
      id: posts.id,
      liked: sql<boolean>`exists (
        select from ${postLikes} mark where mark.member_id = ${memberId} and mark.post_id = ${posts}.id)`,
      saved: sql<boolean>`exists (
        select from ${postSaves} mark where mark.member_id = ${memberId} and mark.post_id = ${posts}.id)`,
      follows: sql<boolean>`exists (
        select from ${follows} mark where mark.member_id = ${memberId} and mark.creator_id = ${posts}.creator_id)`,
      own: sql<boolean>`exists (
        select from ${creators} own where own.member_id = ${memberId} and own.id = ${posts}.creator_id)`,
    })
    .from(posts)
    .where(sql`${posts.id} = any(${sql.placeholder('ids')}::text[])`)
    .prepare('marks_of')
})
