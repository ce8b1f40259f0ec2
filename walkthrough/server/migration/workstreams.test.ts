import { expect, test } from 'vitest'
import { lookAt } from '../testing/look-at'
import { measureWorkstreams, placeTables, totalPercent, WORKSTREAMS } from './workstreams'

const percentOf = (id: string, look: Parameters<typeof lookAt>[0]) =>
  measureWorkstreams(lookAt(look)).find((workstream) => workstream.id === id)?.percent

/** A look in which every row is imported. */
const whole = WORKSTREAMS.flatMap(({ tables }) =>
  tables.map((table) => ({ table: table as string, source: 10, loaded: 10, imported: 10 })),
)

test('rows that only the old shop has count for nothing yet', () => {
  const workstreams = measureWorkstreams(lookAt({ old: { payments: 100, shoppers: 5 } }))

  expect(workstreams.map(({ percent }) => percent)).toEqual([0, 0, 0])
})

test('a row counts half once it has crossed, and whole once it has its place', () => {
  const payments = { table: 'payments', source: 100, loaded: 100, imported: 0 }

  expect(percentOf('payment', { tables: [payments] })).toBe(50)
  expect(percentOf('payment', { tables: [{ ...payments, imported: 100 }] })).toBe(100)
})

test('tables of a workstream count alike, however long they are', () => {
  const payments = { table: 'payments', source: 100_000, loaded: 100_000, imported: 100_000 }

  expect(percentOf('payment', { tables: [payments], old: { balances: 2 } })).toBe(50)
})

test('a row in quarantine is open, and one that a rule has refused is done', () => {
  const table = { table: 'payments', source: 10, loaded: 8, imported: 8 }

  expect(percentOf('payment', { tables: [{ ...table, quarantined: 2 }] })).toBe(80)
  expect(percentOf('payment', { tables: [{ ...table, refused: 2 }] })).toBe(100)
})

test('a line of an order that waits keeps the payments below a hundred', () => {
  const line = { table: 'orderLines', source: 10, loaded: 9, imported: 9, quarantined: 1 }
  const others = whole.filter(({ table }) => table !== 'orderLines')

  expect(percentOf('payment', { tables: [...others, line], consented: 10, phase: 'open' })).toBeLessThan(100)
})

test('a shopper without consent counts as done, and one with consent once Pasar opens', () => {
  const shoppers = { table: 'shoppers', source: 10, loaded: 10, imported: 4 }

  expect(percentOf('userData', { tables: [shoppers], consented: 4 })).toBe(80)
  expect(percentOf('userData', { tables: [shoppers], consented: 4, phase: 'open' })).toBe(100)
})

test('balances are booked at the opening', () => {
  const balances = { table: 'balances', source: 2, loaded: 2 }

  expect(percentOf('payment', { tables: [balances] })).toBe(50)
  expect(percentOf('payment', { tables: [balances], phase: 'open' })).toBe(100)
})

test('the three are weighted as in 2024, and only a complete one reaches 100 %', () => {
  const almost = whole.map((row) => (row.table === 'invoices' ? { ...row, source: 100_000, loaded: 99_999 } : row))
  const total = (look: Parameters<typeof lookAt>[0]) => totalPercent(measureWorkstreams(lookAt(look)))

  expect(total({ tables: whole, consented: 10, phase: 'open' })).toBe(100)
  expect(total({ tables: almost, consented: 10, phase: 'open' })).toBeLessThan(100)
  expect(
    total({ tables: whole.filter(({ table }) => table !== 'shoppers'), old: { shoppers: 10 }, phase: 'open' }),
  ).toBe(80)
})

test('bar, table and open items have one number of the rows that are in their place', () => {
  const look = lookAt({
    tables: [{ table: 'shoppers', source: 5000, loaded: 5000, imported: 2996 }],
    consented: 2996,
  })

  const [measured] = measureWorkstreams(look).flatMap(({ tables }) => tables)
  const [counted] = placeTables(look)

  expect([measured?.imported, counted?.imported]).toEqual([2004, 2004])
})
