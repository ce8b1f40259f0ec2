import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { controlsNeededBy, findScenario, parseStepNumber, SCENARIOS } from './scenarios'

const scenario = (id: string) => findScenario(id) ?? expect.fail(`no scenario ${id}`)

test('there are at least sixteen scenarios, and no id twice', () => {
  const ids = SCENARIOS.map(({ id }) => id)

  expect(ids.length).toBeGreaterThanOrEqual(16)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(['id', 'en'] as const)('each scenario has a card in %s, and no card is left over', (language) => {
  const cards = messagesOf(language).scenario.cards

  expect(Object.keys(cards).sort()).toEqual(SCENARIOS.map(({ id }) => id).sort())
})

test('each scenario has steps, and each step label is used', () => {
  const names = new Set(SCENARIOS.flatMap(({ steps }) => steps.map(({ name }) => name)))

  expect(SCENARIOS.filter(({ steps }) => steps.length === 0)).toEqual([])
  expect([...names].sort()).toEqual(Object.keys(messagesOf('id').scenario.act).sort())
})

test('a scenario names the controls that it cannot do without', () => {
  expect(controlsNeededBy(scenario('plain-link'))).toEqual([])
  expect(controlsNeededBy(scenario('normal'))).toEqual(['kasir'])
  expect(controlsNeededBy(scenario('expired-token'))).toEqual(['ramai'])
  expect(controlsNeededBy(scenario('breach-a-leaking-browser'))).toEqual(['pasar', 'devControl'])
})

test.each(['0', '-1', '1.5', 'last', '99', ''])('“%s” is no step number', (text) => {
  expect(parseStepNumber(scenario('normal').steps, text)).toBeUndefined()
})

test('a step is counted from one, and an unknown scenario is not found', () => {
  const { steps } = scenario('normal')

  expect(parseStepNumber(steps, '1')).toBe(1)
  expect(parseStepNumber(steps, String(steps.length))).toBe(steps.length)
  expect(findScenario('unknown')).toBeUndefined()
})
