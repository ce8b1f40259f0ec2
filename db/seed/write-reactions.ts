import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../connect'
import { comments, creators, follows, members, postLikes, postSaves, posts } from '../schema'

type Transaction = Pick<Database, 'execute'>
type Reactions = { likes: number; saves: number; follows: number; until: Date }

/**
 * Writes about so many likes, saves and follows of the existing members, each in one statement that
 * also updates the counts. Every run makes the same choices.
 */
export async function writeReactions(transaction: Transaction, { likes, saves, follows: followed, until }: Reactions) {
  const ofPosts = { subjects: posts, since: sql`published_at`, until }
  const ofCreators = {
    subjects: creators,
    since: sql`${until.toISOString()}::timestamptz - interval '200 days'`,
    until,
  }

  await transaction.execute(addAndCount({ ...ofPosts, total: likes, rows: postLikes, key: 'post_id', count: 'likes' }))
  await transaction.execute(addAndCount({ ...ofPosts, total: saves, rows: postSaves, key: 'post_id', count: 'saves' }))
  await transaction.execute(
    addAndCount({ ...ofCreators, total: followed, rows: follows, key: 'creator_id', count: 'followers' }),
  )
}

export type Spread = {
  /** The subjects of reactions, and since when each existed. */
  subjects: PgTable
  since: SQL
  until: Date
  total: number
  /**
   * Names the count, and varies the order of popularity: the most liked post is not the most saved
   * one.
   */
  count: string
}

/**
 * Members are arranged in a circle. Each subject begins at its own position and takes every so
 * many-th member.
 */
const EVERY = 7919

/**
 * The common table `reactions`: who reacts to which subject, and when. Few subjects get many
 * reactions and most get some, by a power law, and a member reacts to a subject at most once.
 */
export const reactionsTo = ({ subjects, since, until, total, count }: Spread) => sql`
  people as (select id, row_number() over (order by id) - 1 as place from ${members}),
  circle as (select count(*) as size from people),
  ranked as (
    select id, ${since} as since, ('x' || substr(md5(id), 1, 7))::bit(28)::int as start,
      power((row_number() over (order by md5(id || ${count}::text)))::float, -0.6) as weight
    from ${subjects}
  ),
  popular as (
    select id, since, start, size, least(ceil(${total}::float * weight / sum(weight) over ()), ceil(0.8 * size))::int as times
    from ranked, circle
  ),
  reactions as (
    select popular.id as subject, people.id as member, turn,
      since + (${until.toISOString()}::timestamptz - since) * power(turn::float / (times + 1), 2) as at
    from popular cross join lateral generate_series(1, times) turn
    join people on people.place = (start + turn::bigint * ${sql.raw(String(EVERY))}) % size
  )`

type Counted = Spread & {
  /** The table to write, and its column that references the subject. */
  rows: PgTable
  key: string
}

const addAndCount = ({ rows, key, ...spread }: Counted) => sql`
  with ${reactionsTo(spread)},
  written as (
    insert into ${rows} (member_id, ${sql.identifier(key)}, at) select member, subject, at from reactions
    on conflict do nothing
    returning ${sql.identifier(key)} as subject
  )
  update ${spread.subjects} set ${sql.identifier(spread.count)} = ${sql.identifier(spread.count)} + times
  from (select subject, count(*) as times from written group by subject) counted where id = subject`

/** Updates the comment counts of posts that had none before. */
export const countComments = (transaction: Transaction) =>
  transaction.execute(sql`
    update ${posts} set comments = said
    from (select post_id, count(*) as said from ${comments} where removed_at is null group by post_id) counted
    where id = post_id and comments <> said`)
