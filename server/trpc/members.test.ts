import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { expect, test } from 'vitest'
import { addMember, authOf } from '../account/testing/members'
import { pasar } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../test-world'
import { readRefusal } from './failures'
import { createCaller } from './routers'

async function ramaiFor(handle?: string) {
  const db = await freshDatabase()
  const memberId = handle && (await addMember(db, handle))
  const member = memberId
    ? { id: memberId, handle: memberId, name: memberId, email: '', deletionDueAt: null }
    : undefined

  return createCaller({
    ...{ db, shops: [pasar], language: 'id', closed: [], requestId: 'test', log: pino({ level: 'silent' }) },
    ...{ now: new Date('2026-11-25T04:00:00Z'), auth: () => authOf(db), member, memberId: member?.id },
  })
}

type Ramai = Awaited<ReturnType<typeof ramaiFor>>

const post = { postId: 'rani-ayu-serum', on: true }

/** Everything that takes a member. */
const ACTS: [string, (ramai: Ramai) => Promise<unknown>][] = [
  ['like', ({ social }) => social.mark({ ...post, mark: 'like' })],
  ['follow', ({ social }) => social.follow({ creatorId: 'rani', on: true })],
  ['share', ({ social }) => social.share(post)],
  ['hide a post', ({ social }) => social.hidePost(post)],
  ['hide a seller', ({ social }) => social.hideSeller(post)],
  ['comment', ({ social }) => social.comment({ ...post, id: randomUUID(), body: 'Bagus' })],
  ['take a comment back', ({ social }) => social.takeBack({ id: randomUUID() })],
  ['like a comment', ({ social }) => social.likeComment({ id: randomUUID(), on: true })],
  ['report', ({ social }) => social.report({ about: { kind: 'post', ...post }, reason: 'spam', note: '' })],
  ['read notifications', ({ social }) => social.notifications()],
  ['mark them read', ({ social }) => social.markAllRead()],
  ['see their data', ({ privacy }) => privacy.show()],
  ['agree', ({ privacy }) => privacy.consent({ purpose: 'ranking', granted: true })],
  ['take a copy', ({ privacy }) => privacy.export()],
  ['correct', ({ privacy }) => privacy.correct({ name: 'Dewi', email: 'dewi@simulasi.example' })],
  ['ask for deletion', ({ privacy }) => privacy.requestDeletion()],
  ['keep the account', ({ privacy }) => privacy.withdrawDeletion()],
]

test('nobody acts without an account', async () => {
  const ramai = await ramaiFor()

  const codes = await Promise.all(
    ACTS.map(async ([name, act]) => [name, await act(ramai).catch((failure) => readRefusal(failure)?.code)]),
  )

  expect(codes).toEqual(ACTS.map(([name]) => [name, 'session_missing']))
})

test('a member who hammers is told after how many seconds another act is taken', async () => {
  const ramai = await ramaiFor('dewi')
  for (const turn of Array(60).keys()) await ramai.social.mark({ ...post, mark: 'like', on: turn % 2 === 0 })

  const refusal = readRefusal(await ramai.social.hidePost(post).catch((failure) => failure))

  expect(refusal).toMatchObject({ code: 'too_many_tries', details: { seconds: expect.any(Number) } })
})
