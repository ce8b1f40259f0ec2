import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { findPlay } from './play'
import { SCENARIOS } from './scenarios'

test('there are at least sixteen, and no id twice', () => {
  const ids = SCENARIOS.map(({ id }) => id)

  expect(ids.length).toBeGreaterThanOrEqual(16)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(['id', 'en'] as const)('each has a card in %s, and no card is left over', (language) => {
  const cards = messagesOf(language).scenario.cards

  expect(Object.keys(cards).sort()).toEqual(SCENARIOS.map(({ id }) => id).sort())
})

test('what is said to play has a play, and nothing else has', () => {
  const played = SCENARIOS.filter(({ id }) => findPlay(id)).map(({ id }) => id)

  expect(played).toEqual(SCENARIOS.filter(({ state }) => state === 'plays').map(({ id }) => id))
})
