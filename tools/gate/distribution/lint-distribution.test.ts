import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { type Distribution, lintDistribution, type Table } from './lint-distribution'
import { findUnbounded } from './lint-statements'
import { obstacles } from './pasar-distribution'

const column = (name: string, more: Partial<Table['columns'][number]> = {}) => ({
  name,
  nullable: false,
  numbered: false,
  ...more,
})
const table = (name: string, more: Partial<Table> = {}): Table => ({
  name,
  columns: [column('order_id')],
  unique: [],
  foreignKeys: [],
  triggers: [],
  ...more,
})
const byOrder = { group: 'order', by: 'order_id' }
const orders = table('orders', { columns: [column('id')], unique: [{ name: 'orders_pkey', columns: ['id'] }] })
const about: Distribution = { orders: { group: 'order', by: 'id' }, shops: 'reference', notes: 'local' }

const lint = (more: Partial<Table>, placement: Distribution[string] = byOrder) =>
  lintDistribution([orders, table('lines', more)], { ...about, lines: placement }).map(
    ({ rule, what }) => `${rule} ${what}`,
  )
const pointsAt = (to: string, columns: string[], toColumns: string[]) => ({
  foreignKeys: [{ name: 'points', columns, to, toColumns }],
})

test('rows that lie beside their order, unique within it, are accepted', () => {
  const columns = [column('order_id'), column('sku')]
  const unique = [{ name: 'lines_pkey', columns: ['order_id', 'sku'] }]

  expect(lint({ columns, unique, ...pointsAt('orders', ['order_id'], ['id']) })).toEqual([])
  expect(lint({ ...pointsAt('shops', ['shop_id'], ['id']) })).toEqual([])
})

test('a unique constraint without the distribution key is refused, and so is a sequence in it', () => {
  const columns = [column('order_id'), column('id', { numbered: true })]

  expect(lint({ columns, unique: [{ name: 'lines_pkey', columns: ['id'] }] })).toEqual([
    'unique_across_shards lines_pkey',
    'sequence_in_key id',
  ])
})

test.each([
  ['another group', pointsAt('baskets', ['order_id'], ['id'])],
  ['another column of its own group', pointsAt('orders', ['id'], ['order_id'])],
  ['what is in one place', pointsAt('notes', ['order_id'], ['id'])],
])('a row that points at %s is refused', (_, keys) => {
  expect(lint(keys)).toEqual(['foreign_key_across_shards points'])
})

test('a copied table may point at copied ones only', () => {
  expect(lint(pointsAt('shops', ['shop_id'], ['id']), 'reference')).toEqual([])
  expect(lint(pointsAt('orders', ['order_id'], ['id']), 'reference')).toEqual(['foreign_key_across_shards points'])
})

test('a row without a place, a key that may be null, and a trigger are refused', () => {
  expect(lint({ columns: [column('id')] })).toEqual(['key_missing order_id'])
  expect(lint({ columns: [column('order_id', { nullable: true })] })).toEqual(['key_may_be_null order_id'])
  expect(lint({ triggers: ['lines_are_told'] })).toEqual(['trigger_on_shards lines_are_told'])
  expect(lintDistribution([table('new')], about)).toEqual([{ rule: 'table_without_place', table: 'new', what: 'new' }])
})

test('a local table has no findings', () => {
  expect(lint({ triggers: ['lines_are_told'], columns: [column('id', { numbered: true })] }, 'local')).toEqual([])
})

test.each([
  ['by a key', 'sql`delete from orders where id = 7`'],
  ['so many at most', 'sql`delete from orders where id in (select id from orders where placed_at < now() limit 100)`'],
  ['of a table in one place', 'sql`delete from notes where at < now()`'],
  ['by a key in drizzle', 'db.delete(orders).where(eq(orders.id, one))'],
  ['by a condition made of a key', 'db.delete(orders).where(waiting(orderId))'],
  [
    'of rows that were chosen so',
    'sql`with due as (select id from orders where due limit 9) update orders set at = now() from due where orders.id = due.id`',
  ],
])('a change %s is bounded', (_, source) => {
  expect(findUnbounded(source, about)).toEqual([])
})

test.each([
  ['of whatever is old', 'sql`update orders set note = null where placed_at < now()`', 'update orders'],
  ['that gives back ids', 'sql`delete from orders where placed_at < now() returning id`', 'delete from orders'],
  ['that sets an id', 'sql`update orders set buyer_id = $1 where placed_at < now()`', 'update orders'],
  ['that has no id', 'sql`delete from orders where buyer_id is null`', 'delete from orders'],
  ['without a condition', 'sql`delete from orders`', 'delete from orders'],
  [
    'of rows that are listed without a limit',
    'sql`delete from orders where id in (select id from orders where placed_at < now())`',
    'delete from orders',
  ],
  [
    'of rows that were chosen so',
    'sql`with due as (select id from orders where due) update orders set at = now() from due where orders.id = due.id`',
    'update orders',
  ],
  [
    'beside one by a key',
    'sql`with a as (delete from orders where old) update orders set note = null where id = $1`',
    'delete from orders',
  ],
  [
    'in drizzle',
    'await db.delete(orders).where(lt(orders.placedAt, before)).returning({ orderId: orders.id })\n\n  return id',
    '.delete(orders)',
  ],
])('a change %s is not', (_, source, findings) => {
  expect(findUnbounded(source, about)).toEqual([findings])
})

test('docs/scale.md counts the obstacles as the list does', async () => {
  const page = await readFile(join(root, 'docs', 'scale.md'), 'utf8')
  const [, ...counted] =
    /(\d+) unique keys, (\d+) foreign keys, (\d+) numbers, (\d+) triggers, (\d+) missing and (\d+) nullable keys/.exec(
      page,
    ) ?? []
  const listed = [
    ...[obstacles.unique_across_shards, obstacles.foreign_key_across_shards, obstacles.sequence_in_key],
    ...[obstacles.trigger_on_shards, obstacles.key_missing, obstacles.key_may_be_null],
  ].map((obstacle) => obstacle?.where.length)

  expect(counted.map(Number)).toEqual(listed)
})
