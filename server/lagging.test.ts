import pino from 'pino'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { posts } from '@/db/schema'
import { cloneDatabase } from '@/tools/dev/postgres/test-database'
import { addMember, authOf } from './account/testing/members'
import { pasar } from './catalogue/sample-catalogue'
import * as mail from './composition/mail'
import { getDatabase } from './database'
import { COMPLETE_ENVIRONMENT } from './testing/complete-environment'
import { createCaller } from './trpc/router'

/**
 * Set up like a process. A second copy of the database acts as a replica that receives no changes.
 */
async function openBoth() {
  const [primary, replica] = [await cloneDatabase(inject('templateUrl')), await cloneDatabase(inject('templateUrl'))]
  const variables = {
    ...COMPLETE_ENVIRONMENT,
    RAMAI_DATABASE_URL: primary.url,
    RAMAI_DATABASE_REPLICA_URL: replica.url,
    LOG_LEVEL: 'silent',
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  const { db, lagging, close } = getDatabase()
  onTestFinished(async () => {
    await close()
    await Promise.all([primary.drop(), replica.drop().catch(() => {})])
  })
  const memberId = await addMember(db, 'dewi')
  await db.update(posts).set({ captionId: 'Baru saja diubah' })
  const queried = new Set<string>()
  const tellTime = (of: string) => {
    queried.add(of)
    return new Date('2026-11-25T04:00:00Z')
  }
  const context = {
    db,
    language: 'id' as const,
    shops: [pasar],
    closed: [],
    requestId: 'test',
    auth: () => authOf(db),
    address: '192.0.2.1',
    mail,
    log: pino({ level: 'silent' }),
    readNow: async (from: object) => tellTime(from === lagging ? 'replica' : 'primary'),
  }
  const captionsFor = async (visitor: object) => {
    queried.clear()
    const ramai = createCaller({ ...context, ...visitor })
    const { posts: page } = await ramai.feed.page({})
    const first = await ramai.feed.post({ id: page[0]?.id ?? '' })

    return { captions: [...new Set([...page, first].map(({ caption }) => caption))], timeOf: [...queried] }
  }

  const show = async () => {
    queried.clear()

    return { member: await createCaller(context).account.show(), timeOf: [...queried] }
  }

  return { replica, memberId, captionsFor, show }
}

const OLD = expect.not.arrayContaining(['Baru saja diubah'])

test('a visitor reads from the replica and a member from the primary, which replaces an unavailable replica', async () => {
  const { replica, memberId, captionsFor, show } = await openBoth()

  expect(await captionsFor({})).toEqual({ captions: OLD, timeOf: ['replica'] })
  expect(await captionsFor({ memberId })).toEqual({ captions: ['Baru saja diubah'], timeOf: ['primary'] })
  expect(await show()).toEqual({ member: null, timeOf: [] })

  await replica.drop()

  expect(await captionsFor({})).toMatchObject({ captions: ['Baru saja diubah'] })
})
