import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { posts } from '@/db/schema'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../testing/open-world'
import { showLive } from './show-live'
import { listReplays, showReplay } from './show-replay'

const now = new Date('2026-11-27T03:00:00Z')
const ID = 'tika-masak-nasi-goreng'
const POST = 'tika-sambal-bu-tini'

async function world() {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  return {
    db,
    show: (id = ID, language: 'id' | 'en' = 'id') => showReplay({ db, now, language, shops: [pasar] }, { id }),
  }
}

test('a replay has its chat in order with the creator’s messages marked, and its pinned post', async () => {
  const { show } = await world()

  const { chat, seconds, post } = await show()

  const turns = chat.map(({ second }) => second)
  expect(turns).toEqual([...turns].sort((one, other) => one - other))
  expect(turns.at(-1)).toBeLessThan(seconds)
  expect(chat.length).toBeGreaterThanOrEqual(30)
  expect(chat[0]).toMatchObject({ byCreator: true, name: post.creator.name })
  expect(new Set(chat.filter(({ byCreator }) => !byCreator).map(({ name }) => name)).size).toBeGreaterThan(10)
  expect(post).toMatchObject({ id: POST, promoted: true })
})

test('a replay exists in both languages, without urging a purchase in either', async () => {
  const { show } = await world()

  const [indonesian, english] = [await show(ID, 'id'), await show(ID, 'en')]

  expect(english.chat.map(({ body }) => body)).not.toEqual(indonesian.chat.map(({ body }) => body))
  const words = JSON.stringify([indonesian, english].map(({ title, chat }) => [title, chat.map(({ body }) => body)]))
  expect(words).not.toMatch(/sisa \d|only \d|tinggal \d|buruan|cepetan|hurry|penonton|viewers/i)
})

test('a takedown of a post removes its replay, from the page and from the list', async () => {
  const { db, show } = await world()
  const list = () => listReplays({ db, now, language: 'id' }, { creatorId: 'tika' })
  const before = await list()

  await db.update(posts).set({ takenDownAt: new Date() }).where(eq(posts.id, POST))

  expect(before).toMatchObject([{ id: ID }])
  expect(await list()).toEqual([])
  await expect(show()).rejects.toMatchObject({ code: 'post_taken_down' })
  await expect(show('nowhere')).rejects.toMatchObject({ code: 'replay_unknown' })
})

test('a show begins each quarter of an hour, at the same second for everybody, and its replay fills the rest', async () => {
  const { db } = await world()
  const at = async (time: string) => {
    const show = await showLive({ db, language: 'id', shops: [pasar], now: new Date(`2026-11-27T${time}Z`) })

    return [show?.second, show?.changesIn, show?.nextAt.toISOString().slice(11, 16)]
  }

  expect(await at('03:00:00')).toEqual([0, 480_000, '03:15'])
  expect(await at('03:17:30.400')).toEqual([150, 330_000, '03:30'])
  expect(await at('03:38:00')).toEqual([null, 420_000, '03:45'])
})

test('a show whose post was taken down is not on air', async () => {
  const { db } = await world()
  await db.update(posts).set({ takenDownAt: new Date() }).where(eq(posts.id, POST))

  expect(await showLive({ db, language: 'id', shops: [pasar], now })).toBeNull()
})
