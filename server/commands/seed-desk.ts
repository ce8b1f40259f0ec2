import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { comments } from '@/db/schema'
import { fileComplaint } from '../complaints/file-complaint'
import { type About, report } from '../social/report'

const HOUR = 3_600_000

/** The post with a comment that was reported as an advertisement. */
const TALKED_ABOUT = 'sari-kala-mug'

/**
 * Adds reports, appeals and complaints to a new Ramai, so that a demo has cases to decide. They are
 * filed by members of the seed, through the normal verbs.
 */
export async function seedDesk(db: Database, { now }: { now: Date }) {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR)
  const [comment] = await db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.postId, TALKED_ABOUT), isNull(comments.parentId)))
    .orderBy(asc(comments.at))
    .limit(1)
  const post = (postId: string): About => ({ kind: 'post', postId })
  const reports = [
    {
      memberId: 'dewi_saputra',
      about: post('joko-cahaya-candle'),
      reason: 'misleading' as const,
      hours: 30,
      note: 'Di foto kelihatan besar, di toko ukurannya jauh lebih kecil.',
    },
    {
      memberId: 'budi_maharani',
      about: post('joko-cahaya-candle'),
      reason: 'misleading' as const,
      hours: 26,
      note: '',
    },
    {
      memberId: 'nadia',
      about: { kind: 'creator', creatorId: 'gilang' } as About,
      reason: 'other' as const,
      hours: 20,
      note: 'Sering menyebut nama saya di postingannya tanpa izin.',
    },
    ...(comment
      ? [
          {
            memberId: 'rani',
            about: { kind: 'post', postId: TALKED_ABOUT, commentId: comment.id } as About,
            reason: 'spam' as const,
            hours: 5,
            note: 'Kalimat yang sama ada di banyak postingan.',
          },
        ]
      : []),
  ]
  for (const { hours, memberId, ...request } of reports) await report({ db, memberId, now: before(hours) }, request)
  await fileComplaint(
    { db, now: before(22) },
    {
      topic: 'ad',
      body: 'Iklan payung sudah saya tutup di ponsel, tetapi di laptop masih muncul. Mohon dijelaskan mengapa begitu.',
    },
  )
}
