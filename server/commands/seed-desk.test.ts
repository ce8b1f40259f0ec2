import { expect, test } from 'vitest'
import { listComplaints } from '../complaints/list-complaints'
import { listCases } from '../moderation/list-cases'
import { freshDatabase } from '../testing/open-world'
import { seedDesk } from './seed-desk'

const now = new Date('2026-11-25T04:00:00Z')

test('a new desk has a post, a creator and a comment to decide, and a complaint that is not overdue', async () => {
  const db = await freshDatabase()

  await seedDesk(db, { now })

  const { cases } = await listCases(
    { db, language: 'id', now },
    { show: 'open', kind: 'all', queue: 'all', moderator: 'Sekar', limit: 20 },
  )
  expect(cases.map(({ kind, reports }) => [kind, reports])).toEqual([
    ['post', 2],
    ['creator', 1],
    ['comment', 1],
  ])
  const { complaints } = await listComplaints({ db, now }, { show: 'open', limit: 20 })
  expect(complaints).toMatchObject([{ topic: 'ad', overdue: false }])
})
