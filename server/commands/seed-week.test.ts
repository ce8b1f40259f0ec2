import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { posts, postViews } from '@/db/schema'
import { countUnread, listNotifications } from '../social/notifications'
import { freshDatabase } from '../testing/open-world'
import { seedWeek } from './seed-week'

const now = new Date('2026-12-02T04:00:00Z')

test('the people of a demo are notified of a week, and every post has more views than likes', async () => {
  const db = await freshDatabase()

  await seedWeek(db, { now })

  const kinds = async (memberId: string) =>
    [...new Set((await listNotifications({ db, memberId })).map(({ kind }) => kind))].sort()
  expect(await kinds('rani')).toEqual(['comment', 'follow', 'post_like', 'post_save'])
  expect(await kinds('dewi_saputra')).toEqual(['comment_like', 'reply'])
  expect(await kinds('budi_maharani')).toEqual(['comment_like', 'reply'])
  const listed = await listNotifications({ db, memberId: 'rani' })
  expect(await countUnread({ db, memberId: 'rani' })).toBe(listed.filter(({ isRead }) => !isRead).length)
  expect(listed.some(({ isRead }) => isRead)).toBe(true)
  const [unwatched] = await db.execute<{ count: number }>(sql`
    select count(*)::int from ${posts} where likes >= (select sum(views) from ${postViews} where post_id = ${posts}.id)`)
  expect(unwatched?.count).toBe(0)
})
