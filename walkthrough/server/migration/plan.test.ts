import { expect, test } from 'vitest'
import { lookAt } from '../testing/move'
import { stepsDone } from './plan'

const loaded = lookAt({ tables: [{ table: 'orders', source: 1, loaded: 1 }] })
const verifiedAt = (sequence: number) => ({
  verify: { at: loaded.at, code: 0, seconds: 1, result: { sequence, differences: [] } },
})
const seen = { outcomes: {}, looks: [loaded], purgedAt: null }

test('nothing is done before anybody has looked', () => {
  expect(stepsDone({ ...seen, looks: [] })).toEqual([])
})

test('a comparison counts for the bundle after which it was made, and for none behind it', () => {
  expect(stepsDone({ ...seen, outcomes: verifiedAt(0) })).toEqual(['rehearse', 'export', 'import', 'verify'])
  expect(stepsDone({ ...seen, outcomes: verifiedAt(1) })).toEqual(['rehearse', 'export', 'import'])
})

test('once Pasar has opened, and once all is purged, there is no way to what came before', () => {
  expect(stepsDone({ ...seen, looks: [lookAt({ phase: 'open' })] }).at(-1)).toBe('cut-over')
  expect(stepsDone({ ...seen, purgedAt: loaded.at }).at(-1)).toBe('purge')
})
