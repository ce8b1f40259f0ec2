import { expect, test } from 'vitest'
import { lookAt } from '../testing/look-at'
import { PLAN, plantedIn, STATUS, stepsDone } from './plan'

const loaded = lookAt({ tables: [{ table: 'orders', source: 1, loaded: 1 }] })
const verifiedAt = (sequence: number) => ({
  verify: { at: loaded.at, code: 0, seconds: 1, result: { rows: 1, seconds: 1, sequence, differences: [] } },
})
const status = { outcomes: {}, looks: [loaded], purgedAt: null }

test('nothing is done before anybody has looked', () => {
  expect(stepsDone({ ...status, looks: [] })).toEqual([])
})

test('a comparison counts for the bundle after which it was made, and for none behind it', () => {
  expect(stepsDone({ ...status, outcomes: verifiedAt(0) })).toEqual([
    'rehearse',
    'export',
    'import',
    'checksum',
    'verify',
  ])
  expect(stepsDone({ ...status, outcomes: verifiedAt(1) })).toEqual(['rehearse', 'export', 'import'])
})

test('once Pasar has opened, and once all is purged, there is no way to what came before', () => {
  expect(stepsDone({ ...status, looks: [lookAt({ phase: 'open' })] }).at(-1)).toBe('cut-over')
  expect(stepsDone({ ...status, purgedAt: loaded.at }).at(-1)).toBe('purge')
})

test('the same button plants a rupiah and reverts it, and compares each time', () => {
  const input = { orders: 1000, other: false, open: false, purged: false }
  const after = (result: object) =>
    plantedIn({ outcomes: { plant: { at: loaded.at, code: 0, seconds: 1, result: { ...result } } } })
  const namesOf = (planted: number | null) => PLAN.difference({ ...input, planted }).map(({ name }) => name)

  expect([plantedIn(status), after({ order: 7, planted: true }), after({ order: 7, planted: false })]).toEqual([
    null,
    7,
    null,
  ])
  expect(PLAN.difference({ ...input, planted: 7 })[0]).toEqual({ name: 'plant', options: { 'take-back': 7 } })
  expect(namesOf(null)).toEqual(['plant', 'checksum', 'import', 'verify', 'status'])
})

test('every step ends with a status of both sides, also after a failure', () => {
  const input = { orders: 1000, other: false, open: true, purged: false, planted: null }

  expect(Object.values(PLAN).map((plan) => plan(input).at(-1))).toEqual(Object.values(PLAN).map(() => STATUS))
})

test('a purge names the given person, or the operator without a name', () => {
  const input = { orders: 1000, other: false, open: true, purged: false, planted: null }
  const optionsWith = (by?: string) => PLAN.purge({ ...input, by })[0]?.options

  expect(optionsWith('--Sari')).toMatchObject({ yes: true, by: '--Sari' })
  expect(optionsWith('')).not.toHaveProperty('by')
})

test('a purge carries the reason of the operator for rows in quarantine, and otherwise none', () => {
  const input = { orders: 1000, other: false, open: true, purged: false, planted: null }
  const optionsWith = (leave?: string) => PLAN.purge({ ...input, leave })[0]?.options

  expect(optionsWith('The buyers did not answer.')).toEqual({ yes: true, leave: 'The buyers did not answer.' })
  expect(optionsWith()).toEqual({ yes: true, 'leave-unexplained': true })
  expect(PLAN.anew(input)[0]).toEqual({ name: 'purge', options: { yes: true, 'leave-unexplained': true } })
})
