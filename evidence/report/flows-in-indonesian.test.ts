import { expect, test } from 'vitest'
import register from '../../docs/flows.json'
import { FLOWS_IN_INDONESIAN } from './flows-in-indonesian'

test('each flow of the register has an Indonesian text, with equally many things that never cross', () => {
  const counts = Object.entries(FLOWS_IN_INDONESIAN).map(([id, { never }]) => [id, never.length])

  expect(counts).toEqual(register.flows.map(({ id, never }) => [id, never.length]))
})
