import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { clipTurns } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { inClipTurn, MOST_TURNS } from './clip-turn'

/** Work that ends on demand. */
function work() {
  let end = () => {}
  const made = new Promise<string>((resolve) => {
    end = () => resolve('made')
  })

  return { make: () => made, end: () => end() }
}

test('a creator has one clip in the queue, until it is made or fails', async () => {
  const db = await freshDatabase()
  const of = { db, creatorId: 'rani' }
  const { make, end } = work()
  const first = inClipTurn(of, make)
  await expect.poll(() => db.$count(clipTurns)).toBe(1)

  const second = inClipTurn(of, async () => 'made')

  await expect(second).rejects.toMatchObject({ fault: 'clip_waiting' })
  end()
  expect(await first).toBe('made')
  await expect(inClipTurn(of, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await inClipTurn(of, async () => 'made')).toBe('made')
})

test('the queue accepts some of many parallel uploads, and refuses the others', async () => {
  const db = await freshDatabase()
  const { make, end } = work()
  const refused: string[] = []
  const turns = Array.from({ length: MOST_TURNS + 3 }, (_, index) =>
    inClipTurn({ db, creatorId: `kreator-${index}` }, make).catch(({ fault }) => {
      if (refused.push(fault) === 3) end()
    }),
  )

  const answers = await Promise.all(turns)

  expect(refused).toEqual(Array(3).fill('clips_busy'))
  expect(answers.filter((answer) => answer === 'made')).toHaveLength(MOST_TURNS)
})

test('a turn of a process that was killed expires', async () => {
  const db = await freshDatabase()
  await db.insert(clipTurns).values({ creatorId: 'rani', expiresAt: sql`now() - interval '1 second'` })

  expect(await inClipTurn({ db, creatorId: 'rani' }, async () => 'made')).toBe('made')
})
