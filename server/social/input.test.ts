import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { comment, report } from './input'

const post = { postId: 'rani-ayu-serum' }

test.each([
  ['nothing but blanks', '  \n ', 'comment_missing'],
  ['more than a comment', 'a'.repeat(501), 'comment_too_long'],
])('%s is no comment', (_, body, code) => {
  expect(comment.safeParse({ id: randomUUID(), ...post, body }).error?.issues).toMatchObject([
    { path: ['body'], message: code },
  ])
})

test('a report without a reason is refused at its field', () => {
  const reportFields = { about: { kind: 'post', ...post }, reason: '', note: '' }

  expect(report.safeParse(reportFields).error?.issues).toMatchObject([{ path: ['reason'], message: 'reason_missing' }])
})
