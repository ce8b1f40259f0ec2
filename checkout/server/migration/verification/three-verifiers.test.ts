import { Readable } from 'node:stream'
import { type BundleTable, type Cell, sampleFiles } from '@jembatan/migration-bundle'
import type { Sql } from 'postgres'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openShop } from '../../testing/open-world'
import { importStaged } from '../import/import-staged'
import { stageBundle } from '../staging/stage-bundle'
import { openPlace } from '../testing/old-shop-end'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { promiseDraw, writeAnswer } from '../testing/write-answer'
import { MIGRATION, type Rows, writer } from '../testing/write-bundle'
import { listSteps } from './list-steps'
import { requestSample } from './request-sample'
import { exitCodeOf, isProven, type Verified, verifyImport } from './verify-import'

const now = new Date('2024-02-28T03:00:00Z')
const ORDERS = 6
const LIVE = `(select target from migration.imported where table_name = 'orders' and key = 6)`
/**
 * The order that differences are planted in. The key before its last line is free for another line.
 */
const ORDER = 6
const LINE = 9

const shop = (): Rows => {
  const clean = cleanShop(ORDERS)
  const lines = clean.orderLines?.slice(0, -1) ?? []

  return {
    ...clean,
    orderLines: [...lines, rowOf('orderLines', { id: LINE, orderId: ORDER })],
    refunds: [rowOf('refunds', { id: 2, amount: 1000 })],
  }
}

/**
 * A shop that has loaded the bundles of `sent`, and an old shop with the rows `there`, which it
 * signs afterwards.
 */
async function openSides({
  there = shop(),
  sent = there,
  orders = ORDERS,
}: {
  there?: Rows
  sent?: Rows
  orders?: number
}) {
  const { sql } = await openShop()
  const { store, sum } = await openPlace()
  const { reader, signingKey } = writer
  const asking = { sql, store, keys: reader.keys, migration: MIGRATION, now }

  return {
    sql,
    store,
    load: async () => {
      await promiseDraw(store)
      const { files } = await writer.write({ rows: sent })
      await stageBundle({ sql, files, reader, now: () => now })
      await importStaged(sql, { now })
      await requestSample({ ...asking, orders })
    },
    answer: async (options: { secret?: string } = {}) => {
      await sum(0, there)
      await writeAnswer({ store, rows: there, ...options })
    },
    verify: () => verifyImport({ ...asking, signingKey, identity: reader.identity, side: 'https://shop.example' }),
  }
}

type Planted = {
  /** Rows as a faulty exporter would send them. */
  sent: (rows: Rows) => Rows
  /** A trigger by which the database alters rows on insert, before or after it. */
  stored: [BundleTable, 'before' | 'after', string]
  /** SQL that alters the staged rows afterwards. */
  changed: string
  difference: object
  /** SQL that alters the imported rows. */
  live: string
  liveDifference: object
}

const put = (rows: Rows, table: BundleTable, row: Cell[]): Rows => ({
  ...rows,
  [table]: [...(rows[table] ?? []).filter(([key]) => key !== row[0]), row].sort(
    ([one], [other]) => Number(one) - Number(other),
  ),
})
const without = (rows: Rows, table: BundleTable, key: number): Rows => ({
  ...rows,
  [table]: rows[table]?.filter((row) => row[0] !== key),
})

const PLANTED: Record<string, Planted> = {
  'one rupiah': {
    sent: (rows) => put(rows, 'orders', rowOf('orders', { id: ORDER, total: 59_001 })),
    stored: ['orders', 'before', 'new.total := new.total + 1; return new;'],
    changed: `update migration.orders set total = total + 1 where id = ${ORDER}`,
    difference: { order: ORDER, table: 'orders', key: ORDER, fault: 'differs', column: 'total' },
    live: `update payment_attempts set amount = amount + 1 where order_id = ${LIVE}`,
    liveDifference: { order: ORDER, table: 'payments', key: ORDER, fault: 'differs', column: 'amount' },
  },
  'a row more': {
    sent: (rows) => put(rows, 'orderLines', rowOf('orderLines', { id: LINE - 1, orderId: ORDER })),
    stored: [
      'orderLines',
      'after',
      `insert into migration.order_lines select ${LINE - 1}, amount, order_id, product_id, name, quantity, unit_price
       from migration.order_lines where id = ${LINE} and not exists (select from migration.order_lines where id = ${LINE - 1});
       return null;`,
    ],
    changed: `insert into migration.order_lines select ${LINE - 1}, amount, order_id, product_id, name, quantity, unit_price
      from migration.order_lines where id = ${LINE}`,
    difference: { order: ORDER, table: 'orderLines', key: LINE - 1, fault: 'more' },
    live: `insert into order_lines select (jsonb_populate_record(l, '{"sku": "TL-9/2"}')).* from order_lines l where order_id = ${LIVE}`,
    liveDifference: { order: ORDER, table: 'orders', key: ORDER, fault: 'differs', column: 'lines' },
  },
  'a row less': {
    sent: (rows) => without(rows, 'invoices', ORDER),
    stored: ['invoices', 'before', 'return null;'],
    changed: `delete from migration.invoices where id = ${ORDER}`,
    difference: { order: ORDER, table: 'invoices', key: ORDER, fault: 'missing' },
    live: `delete from payment_attempts where order_id = ${LIVE}`,
    liveDifference: { order: ORDER, table: 'payments', key: ORDER, fault: 'missing' },
  },
  'one wrong byte': {
    sent: (rows) => put(rows, 'orderLines', rowOf('orderLines', { id: LINE, orderId: ORDER, name: 'Kemejb 1' })),
    stored: ['orderLines', 'before', `new.name := 'Kemejb 1'; return new;`],
    changed: `update migration.order_lines set name = 'Kemejb 1' where id = ${LINE}`,
    difference: { order: ORDER, table: 'orderLines', key: LINE, fault: 'differs', column: 'name' },
    live: `update orders set recipient = 'Siti Rahmb' where id = ${LIVE}`,
    liveDifference: { order: ORDER, table: 'orders', key: ORDER, fault: 'differs', column: 'recipient' },
  },
  'one swapped owner': {
    sent: (rows) => put(rows, 'reviews', rowOf('reviews', { id: ORDER, orderId: 1 })),
    stored: ['reviews', 'before', 'new.order_id := 1; return new;'],
    changed: `update migration.reviews set order_id = 1 where id = ${ORDER}`,
    difference: { order: ORDER, table: 'reviews', key: ORDER, fault: 'differs', column: 'orderId' },
    live: `update payment_attempts set order_id = (select order_id from migrated_orders order by order_id <> ${LIVE} desc limit 1), number = 9 where order_id = ${LIVE}`,
    liveDifference: { order: ORDER, table: 'payments', key: ORDER, fault: 'differs', column: 'orderId' },
  },
}

describe.each(Object.entries(PLANTED))('%s', (_, { sent, stored, changed, difference, live, liveDifference }) => {
  test('that was sent otherwise than it is there is found by sums and in its order', async () => {
    const { load, answer, verify } = await openSides({ sent: sent(shop()) })
    await load()
    await answer()

    const verified = await verify()

    expect(verified.differences).not.toEqual([])
    expect(inWhatCame(verified.orders)).toEqual([{ at: 'staging', ...difference }])
  })

  test('that a table keeps otherwise than it came is found by the chunk', async () => {
    const { sql, load } = await openSides({})
    await keepOtherwise(sql, stored)

    await expect(load()).rejects.toMatchObject({
      code: 'bundle_other_schema',
      message: expect.stringContaining('not kept as they came'),
    })
    expect(await sql`select from migration.bundles`).toHaveLength(0)
  })

  test('that was changed here afterwards is found by sums and in its order', async () => {
    const { sql, load, answer, verify } = await openSides({})
    await load()
    await answer()
    await sql.unsafe(changed)

    const verified = await verify()

    expect(verified.differences).not.toEqual([])
    expect(inWhatCame(verified.orders)).toEqual([{ at: 'staging', ...difference }])
    expect(isProven(verified)).toBe(false)
  })

  test('that was changed in Pasar’s live tables is found in its order alone', async () => {
    const { sql, load, answer, verify } = await openSides({})
    await load()
    await answer()

    const verified = await asIf(sql, live, verify)

    expect(verified.differences).toEqual([])
    expect(inWhatCame(verified.orders)).toEqual([])
    expect(verified.orders?.differences).toContainEqual({ at: 'live', ...liveDifference })
  })
})

const inWhatCame = (orders: Verified['orders']) => orders?.differences.filter(({ at }) => at === 'staging')

/**
 * Runs `look` after an alteration of Pasar's own tables, bypassing their constraints as a database
 * administrator could.
 */
async function asIf<Seen>(sql: Sql, change: string, look: () => Promise<Seen>): Promise<Seen> {
  const tables = await sql<{ name: string; columns: string }[]>`
    select table_name as name, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
    where table_schema = 'public' and table_name in ('orders', 'order_lines', 'payment_attempts') and is_generated = 'NEVER'
    group by table_name`
  const withoutRules = (statements: string[]) =>
    sql.begin((tx) => tx.unsafe(['set local session_replication_role = replica', ...statements].join(';')))
  await withoutRules([...tables.map(({ name }) => `create table migration.was_${name} as table ${name}`), change])
  try {
    return await look()
  } finally {
    await withoutRules(
      tables.flatMap(({ name, columns }) => [
        `delete from ${name}`,
        `insert into ${name} (${columns}) overriding system value select ${columns} from migration.was_${name}`,
      ]),
    )
  }
}

/** Installs a trigger that alters inserted rows until the test ends. */
async function keepOtherwise(sql: Sql, [table, when, change]: Planted['stored']) {
  const name = table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const which = when === 'before' ? `when (new.id in (${ORDER}, ${LINE}))` : `when (new.id = ${LINE})`
  await sql.unsafe(`
    create function migration.keep_otherwise() returns trigger language plpgsql as $$ begin ${change} end $$;
    create trigger keep_otherwise ${when} insert on migration.${name} for each row ${which}
    execute function migration.keep_otherwise()`)
  onTestFinished(async () => {
    await sql.unsafe('drop function migration.keep_otherwise cascade')
  })
}

const stepsDone = async (sql: Sql) => (await listSteps({ sql })).flatMap(({ step, done }) => (done ? [step] : []))

describe('whole orders', () => {
  test('that are the same on both sides pass, and the next draw is requested', async () => {
    const { sql, load, answer, verify } = await openSides({ orders: 4 })
    await load()
    const unanswered = await verify()
    const doneUnanswered = await stepsDone(sql)
    await answer()

    const verified = await verify()

    expect(unanswered.orders).toBeUndefined()
    expect(isProven(unanswered)).toBe(false)
    expect(exitCodeOf(unanswered, 0)).toBe(2)
    expect(verified.orders).toMatchObject({ draw: 0, orders: 4, differences: [] })
    expect(verified.orders?.rows).toBeGreaterThanOrEqual(4 * 5)
    expect(isProven(verified)).toBe(true)
    expect([exitCodeOf(verified, 0), exitCodeOf(verified, 1), exitCodeOf(unanswered, 1)]).toEqual([0, 1, 1])
    const [event] =
      await sql`select detail from audit_events where kind = 'migration_verified' order by id desc limit 1`
    expect(event?.detail).toMatchObject({ orders: 4, differences: 0, orderDifferences: 0 })
    expect([doneUnanswered, await stepsDone(sql)]).toEqual([['import'], ['import', 'verify']])
  })

  test('that were chosen after Pasar’s half was known are refused', async () => {
    const { load, answer, verify } = await openSides({ orders: 2 })
    await load()
    await answer({ secret: 'a'.repeat(64) })

    await expect(verify()).rejects.toMatchObject({ code: 'bundle_altered' })
  })

  test('are requested once: Pasar does not choose again', async () => {
    const { sql, store, load } = await openSides({ orders: 2 })
    await load()
    const draws = await sql`select nonce from migration.draws`

    await requestSample({ sql, store, keys: writer.reader.keys, migration: MIGRATION, orders: 5, now })

    expect(await sql`select nonce from migration.draws`).toEqual(draws)
  })

  test('whose file was changed on its way are refused', async () => {
    const { store, load, answer, verify } = await openSides({})
    await load()
    await answer()
    await store.put(`${MIGRATION}/sample/000001-orders.age`, Buffer.from('something else'))

    await expect(verify()).rejects.toMatchObject({ code: expect.stringMatching(/^bundle_(altered|incomplete)$/) })
  })

  test('are waited for while the old shop rewrites their files', async () => {
    const { store, load, answer, verify } = await openSides({})
    await load()
    await answer()
    const orders = /-orders\.age$/
    const { read } = store
    store.read = async (key) => {
      if (!orders.test(key)) return read(key)
      await store.remove(sampleFiles(MIGRATION).answer)
      return Readable.from([Buffer.from('another one')])
    }

    const meanwhile = await verify()
    store.read = read
    await answer()

    expect(meanwhile.orders).toBeUndefined()
    expect(isProven(await verify())).toBe(true)
  })
})

test('a reported difference contains no value of its row', async () => {
  const { sql, load, answer, verify } = await openSides({})
  await load()
  await answer()
  await sql`update migration.orders set recipient = 'Orang Lain', address = 'Jalan Lain' where id = ${ORDER}`

  const { orders } = await verify()

  expect(inWhatCame(orders)?.map(({ column }) => column)).toEqual(['recipient', 'address'])
  expect(JSON.stringify(orders)).not.toMatch(/Orang Lain|Siti|Jalan/)
})
