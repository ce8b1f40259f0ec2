import { expect, test } from 'vitest'
import { answerWaiting, type Standing } from './waiting-page'

const standing: Standing = {
  place: 1,
  seconds: 10,
  done: 0,
  near: true,
  late: false,
  again: 2,
  asks: { refresh: 20, broken: 10, spread: 0.15 },
  seatFor: 45,
  placeFor: 900,
}

const read = async (changes: Partial<Standing>) =>
  (await answerWaiting({ ...standing, ...changes }, { language: 'en', requestId: 'test' })).text()

test('the page says how long a seat and a place are kept, also to a buyer who is late', async () => {
  const [waiting, late] = [await read({}), await read({ late: true })]

  expect(waiting).toContain('the next person goes in after 45 seconds. Your place is kept for 15 minutes')
  expect(waiting).not.toContain('while you were away')
  expect(late).toContain('<h1>Your place is still here. You are next.</h1>')
  expect(late).toContain('while you were away')
})
