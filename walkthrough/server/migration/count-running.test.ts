import { expect, test } from 'vitest'
import { lookAt } from '../testing/look-at'
import { countRunning } from './count-running'
import { measureWorkstreams, totalPercent } from './workstreams'

const NOW = new Date(Date.UTC(2026, 10, 1, 0, 5))
const exported = lookAt({ old: { orders: 100, merchants: 10, shoppers: 50 } })

const runs = (step: string, tables: Record<string, number>, command = 'import') => ({
  command,
  progress: { step, done: 0, of: null, rate: 0, secondsLeft: null, tables },
})
const percentWith = (running: ReturnType<typeof runs>, look = exported) =>
  totalPercent(measureWorkstreams(countRunning(look, running, NOW) ?? look))

test('bars move while an import loads, and while it gives rows their place', () => {
  const loaded = lookAt({ tables: [{ table: 'merchants', source: 10, loaded: 10 }] })

  expect([percentWith(runs('rows', { merchants: 5 })), percentWith(runs('rows', { merchants: 10 }))]).toEqual([5, 10])
  expect(percentWith(runs('orders', { merchants: 4 }), loaded)).toBe(14)
})

test('a loaded shopper counts as imported only once consents are counted', () => {
  expect(percentWith(runs('rows', { shoppers: 50 }))).toBe(10)
})

test('a bar never goes back for a command that begins anew, and every row stays in one place', () => {
  const whole = lookAt({ tables: [{ table: 'orders', source: 100, loaded: 90, quarantined: 10, imported: 80 }] })

  const [orders] = countRunning(whole, runs('rows', { orders: 3 }), NOW)?.sides.pasar.tables ?? []

  expect(orders).toMatchObject({ source: 100, loaded: 90, imported: 80 })
})

test('nothing is added by other commands, nor before the first look', () => {
  expect(countRunning(exported, runs('rows', { orders: 3 }, 'export'), NOW)).toBeNull()
  expect(countRunning(exported, null, NOW)).toBeNull()
  expect(countRunning(undefined, runs('rows', { orders: 3 }), NOW)).toBeNull()
})
