import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { findScript, readStep } from './find-script'
import { SCENARIOS } from './scenarios'
import { needsOf, SCRIPTS } from './scripts'

test('there are at least sixteen, and no id twice', () => {
  const ids = SCENARIOS.map(({ id }) => id)

  expect(ids.length).toBeGreaterThanOrEqual(16)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(['id', 'en'] as const)('each has a card in %s, and no card is left over', (language) => {
  const cards = messagesOf(language).scenario.cards

  expect(Object.keys(cards).sort()).toEqual(SCENARIOS.map(({ id }) => id).sort())
})

test('each can be played, and what nobody plays has no words left over', () => {
  const acts = new Set(SCENARIOS.flatMap(({ id }) => SCRIPTS[id].map(({ name }) => name)))

  expect(SCENARIOS.filter(({ id }) => SCRIPTS[id].length === 0)).toEqual([])
  expect([...acts].sort()).toEqual(Object.keys(messagesOf('id').scenario.act).sort())
})

test('a scenario says which controls it cannot do without', () => {
  expect(needsOf(SCRIPTS.normal)).toEqual([])
  expect(needsOf(SCRIPTS['expired-token'])).toEqual(['ramai'])
  expect(needsOf(SCRIPTS['breach-a-leaking-browser'])).toEqual(['pasar', 'devControl'])
})

test.each(['0', '-1', '1.5', 'last', '99', ''])('“%s” is no step', (text) => {
  expect(readStep(SCRIPTS.normal, text)).toBeUndefined()
})

test('a step is counted from one, and an unknown scenario has no script', () => {
  expect(readStep(SCRIPTS.normal, '1')).toBe(1)
  expect(readStep(SCRIPTS.normal, String(SCRIPTS.normal.length))).toBe(SCRIPTS.normal.length)
  expect(findScript('nobody-knows')).toBeUndefined()
})
