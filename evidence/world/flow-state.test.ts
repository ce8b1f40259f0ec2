import { expect, test } from 'vitest'
import { stateOf } from './flow-state'

const ENDS = { log: 'pasar', kinds: 'migration_', closed: 'migration_purged' } as const
const at = '2024-03-27T02:00:00.000Z'
const event = (kind: string) => ({ kind, at, detail: {} })

test.each([
  ['has not begun', ['order_placed'], { state: 'unused' }],
  ['is open while rows come', ['migration_merchants_imported', 'order_placed'], { state: 'open', since: at }],
  [
    'is closed since the purge',
    ['migration_opened', 'migration_purged', 'order_placed'],
    { state: 'closed', since: at },
  ],
  [
    'is open again with another move',
    ['migration_purged', 'migration_products_imported'],
    { state: 'open', since: at },
  ],
])('a flow that ends %s', (_, kinds, state) => {
  expect(stateOf(ENDS, kinds.map(event))).toEqual(state)
})
