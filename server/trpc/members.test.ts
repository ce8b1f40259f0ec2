import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { expect, test } from 'vitest'
import { addMember, authOf } from '../account/testing/members'
import { pasar } from '../catalogue/sample-catalogue'
import * as mail from '../composition/mail'
import { freshDatabase } from '../testing/open-world'
import { readRefusal } from './failures'
import { createCaller } from './router'

async function ramaiFor(handle?: string) {
  const db = await freshDatabase()
  const memberId = handle && (await addMember(db, handle))
  const member = memberId
    ? {
        id: memberId,
        handle: memberId,
        name: memberId,
        image: null,
        email: '',
        emailVerified: true,
        deletionDueAt: null,
      }
    : undefined

  return createCaller({
    db,
    shops: [pasar],
    language: 'id',
    closed: [],
    requestId: 'test',
    log: pino({ level: 'silent' }),
    readNow: async () => new Date('2026-11-25T04:00:00Z'),
    auth: () => authOf(db),
    address: 'x',
    mail,
    member,
    memberId: member?.id,
  })
}

type Ramai = Awaited<ReturnType<typeof ramaiFor>>

const post = { postId: 'rani-ayu-serum', on: true }
const draft = { id: randomUUID() }
const UNWRITTEN = { captionId: '', captionEn: '', promotion: '', media: '', alt: '', publishAt: '' }

/** Every procedure that requires a member. */
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
  ['correct', ({ account }) => account.changeProfile({ name: 'Dewi', handle: 'dewi', picture: 'daun' })],
  ['change their email', ({ account }) => account.changeEmail({ email: 'a@simulasi.example', password: 'x' })],
  ['ask for a link to it', ({ account }) => account.requestConfirmation()],
  ['ask for deletion', ({ privacy }) => privacy.requestDeletion()],
  ['keep the account', ({ privacy }) => privacy.withdrawDeletion()],
  ['see their studio', ({ studio }) => studio.show({ cursor: null })],
  ['become a creator', ({ studio }) => studio.openCreator({ name: 'Dewi', bio: '' })],
  ['begin a draft', ({ studio }) => studio.createDraft()],
  ['change a post', ({ studio }) => studio.changePost(post)],
  ['delete a post', ({ studio }) => studio.deletePost(post)],
  ['look at a draft', ({ studio }) => studio.draft(draft)],
  ['keep a draft', ({ studio }) => studio.saveDraft({ ...draft, fields: UNWRITTEN })],
  ['upload', ({ studio }) => studio.upload({ ...draft, name: '', type: '', read: async () => Buffer.alloc(0) })],
  ['publish', ({ studio }) => studio.publish({ ...draft, when: 'now' })],
  ['discard a draft', ({ studio }) => studio.discardDraft(draft)],
]

test('every action requires an account', async () => {
  const ramai = await ramaiFor()

  const codes = await Promise.all(
    ACTS.map(async ([name, act]) => [name, await act(ramai).catch((failure) => readRefusal(failure)?.code)]),
  )

  expect(codes).toEqual(ACTS.map(([name]) => [name, 'session_missing']))
})

test('a member with too many actions gets the seconds to wait', async () => {
  const ramai = await ramaiFor('dewi')
  for (const turn of Array(60).keys()) await ramai.social.mark({ ...post, mark: 'like', on: turn % 2 === 0 })

  const refusal = readRefusal(await ramai.social.hidePost(post).catch((failure) => failure))

  expect(refusal).toMatchObject({ code: 'too_many_tries', details: { seconds: expect.any(Number) } })
})

test('saves and uploads are limited, and a refusal contains the time to wait', async () => {
  const ramai = await ramaiFor('rara')
  await ramai.studio.openCreator({ name: 'Rara', bio: '' })
  const { id } = await ramai.studio.createDraft()
  const times = async (most: number, work: () => Promise<unknown>) => {
    for (const _ of Array(most)) await work().catch(() => undefined)

    return work().catch((failure) => readRefusal(failure))
  }

  const keep = await times(120, () => ramai.studio.saveDraft({ id, fields: UNWRITTEN }))
  const upload = await times(20, () =>
    ramai.studio.upload({ id, name: 'foto.png', type: '', read: async () => Buffer.from('<p>') }),
  )

  for (const refusal of [keep, upload])
    expect(refusal).toMatchObject({ code: 'too_many_tries', details: { seconds: expect.any(Number) } })
})
