import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { comments, creators, follows, members, postLikes, postSaves, posts, postViews } from '@/db/schema'
import { dayInJakarta } from '../day'
import { likeComment, writeComment } from '../social/comment-on-post'
import { followCreator } from '../social/follow-creator'
import { markPost } from '../social/mark-post'
import { markAllRead } from '../social/notifications'
import { DAYS_SHOWN } from '../studio/figures'

const HOUR = 3_600_000

/** The creator, and the two members who watch, that a presenter can sign in as. */
const CREATOR = 'rani'
const [DEWI, BUDI] = ['dewi_saputra', 'budi_maharani'] as const

/** Notifications from before this many hours are read. */
const READ_BEFORE = 48

const LIKES = [
  { postId: 'rani-kucing', count: 6, hours: 130 },
  { postId: 'rani-lurik-tote', count: 9, hours: 70 },
  { postId: 'rani-ayu-serum', count: 14, hours: 20 },
]
const SAVES = [
  { postId: 'rani-lurik-tote', count: 3, hours: 60 },
  { postId: 'rani-ayu-serum', count: 2, hours: 9 },
]
const FOLLOWED_BEFORE = [140, 96, 41, 12, 2]

type SeedComment = { by: string; hours: number; id: string; en: string; likes?: number; answers?: SeedComment[] }

const COMMENTS: (SeedComment & { postId: string })[] = [
  {
    postId: 'rani-kucing',
    by: 'wulan_handayani',
    hours: 75,
    id: 'Mukanya damai banget, aku jadi ikut ngantuk.',
    en: 'Such a peaceful face, now I am sleepy too.',
  },
  {
    postId: 'rani-lurik-tote',
    by: BUDI,
    hours: 50,
    id: 'Muat laptop 14 inci nggak, Kak?',
    en: 'Does a 14-inch laptop fit?',
    likes: 3,
    answers: [
      { by: CREATOR, hours: 47, id: 'Muat, botol minumnya juga.', en: 'It does, and the water bottle too.' },
      { by: DEWI, hours: 30, id: 'Punyaku 14 inci, masih lega.', en: 'Mine is 14 inches, with room to spare.' },
    ],
  },
  {
    postId: 'rani-ayu-serum',
    by: DEWI,
    hours: 26,
    id: 'Dua minggu pakai cara ini, pipiku jauh lebih tenang. Makasih, Kak!',
    en: 'Two weeks of doing it this way and my cheeks are so much calmer. Thank you!',
    likes: 4,
    answers: [
      {
        by: CREATOR,
        hours: 24,
        id: 'Senang dengarnya! Paginya jangan lupa tabir surya.',
        en: 'Lovely to hear! Do not forget sunscreen in the morning.',
      },
    ],
  },
  {
    postId: 'rani-ayu-serum',
    by: 'yoga_hidayat',
    hours: 4,
    id: 'Ditunggu rutinitas malamnya!',
    en: 'Waiting for the evening routine!',
  },
]

/**
 * Adds the two weeks before `now` for the people of a demo: views of every post, and likes, saves,
 * followers and comments through the normal verbs, so that they are notified.
 */
export async function seedWeek(db: Database, { now }: { now: Date }) {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR)
  const events = [...(await planMarks(db)), ...(await planFollows(db)), ...(await planComments(db))]
  const readEverything = async (at: Date) => {
    for (const memberId of [CREATOR, DEWI, BUDI]) await markAllRead({ db, memberId, now: at })
  }

  for (const { hours, happen } of [...events, { hours: READ_BEFORE, happen: readEverything }].sort(byTime))
    await happen(before(hours))
  await addViews(db, now)
}

type Event = { hours: number; happen: (at: Date) => Promise<unknown> }

const byTime = (one: Event, other: Event) => other.hours - one.hours

async function planMarks(db: Database): Promise<Event[]> {
  const planned = []
  for (const mark of ['like', 'save'] as const)
    for (const { postId, count, hours } of mark === 'like' ? LIKES : SAVES) {
      const rows = mark === 'like' ? postLikes : postSaves
      const people = await audience(db, {
        count,
        key: postId,
        without: sql`select member_id from ${rows} where post_id = ${postId}`,
      })
      for (const [turn, memberId] of people.entries())
        planned.push({
          hours: hours - turn,
          happen: (now: Date) => markPost({ db, memberId, now }, { postId, mark, on: true }),
        })
    }

  return planned
}

async function planFollows(db: Database): Promise<Event[]> {
  const without = sql`select member_id from ${follows} where creator_id = ${CREATOR}`
  const people = await audience(db, { count: FOLLOWED_BEFORE.length, key: CREATOR, without })

  return people.map((memberId, turn) => ({
    hours: FOLLOWED_BEFORE[turn] ?? 0,
    happen: (now) => followCreator({ db, memberId, now }, { creatorId: CREATOR, on: true }),
  }))
}

async function planComments(db: Database): Promise<Event[]> {
  const planned: Event[] = []
  const plan = async (postId: string, comment: SeedComment, answers?: string) => {
    const id = randomUUID()
    planned.push({
      hours: comment.hours,
      happen: async (now) => {
        await writeComment({ db, memberId: comment.by, language: 'id', now }, { id, postId, answers, body: comment.id })
        await db.update(comments).set({ bodyEn: comment.en }).where(eq(comments.id, id))
      },
    })
    const people = await audience(db, {
      count: comment.likes ?? 0,
      key: comment.id,
      without: sql`select ${comment.by}`,
    })
    for (const [turn, memberId] of people.entries())
      planned.push({
        hours: comment.hours - 1 - turn,
        happen: (now) => likeComment({ db, memberId, now }, { id, on: true }),
      })
    for (const answer of comment.answers ?? []) await plan(postId, answer, id)
  }
  for (const { postId, ...comment } of COMMENTS) await plan(postId, comment)

  return planned
}

type Audience = { count: number; key: string; without: ReturnType<typeof sql> }

/** Members who are no creators and have not done it yet; always the same ones for a key. */
async function audience(db: Database, { count, key, without }: Audience): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from ${members} where id not in (${without}) and id not in (${DEWI}, ${BUDI})
      and not exists (select from ${creators} where ${creators.memberId} = ${members.id})
    order by md5(id || ${key}) limit ${count}`)

  return rows.map(({ id }) => id)
}

/**
 * Every post has several times as many views as likes, spread over the days that the studio shows;
 * three in a hundred viewers of an ad tap it.
 */
const addViews = (db: Database, now: Date) =>
  db.execute(sql`
    insert into ${postViews} (post_id, day, views, taps)
    select id, day, views, case when ad then round(views * 0.03) else 0 end from (
      select id, day, ad, 1 + round(total * weight / sum(weight) over (partition by id)) as views from (
        select id, promo_id is not null as ad, day::date as day, likes * 8 + 40 as total,
          1 + ('x' || substr(md5(id || day), 1, 2))::bit(8)::int % 7 as weight
        from ${posts}, generate_series(
          greatest((published_at at time zone 'Asia/Jakarta')::date, ${dayInJakarta(now)}::date - ${DAYS_SHOWN - 1}::int),
          ${dayInJakarta(now)}::date, interval '1 day') day
        where published_at <= ${now.toISOString()}::timestamptz
      ) weighed
    ) viewed
    on conflict do nothing`)
