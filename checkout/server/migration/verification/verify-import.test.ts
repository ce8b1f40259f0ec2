import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import {
  type Checksums,
  checksumsFile,
  compareChecksums,
  parseBundleKeys,
  readChecksums,
  signChecksums,
  tableNames,
} from '@jembatan/migration-bundle'
import type { Sql } from 'postgres'
import { expect, test } from 'vitest'
import { openPlace, sumOldShop } from '../testing/old-shop-end'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import { MIGRATION, type Rows, writer } from '../testing/write-bundle'
import { repairRows } from '../validation/repair-rows'
import { plantDifference, revertDifference } from './plant-difference'
import { sumStagedRows } from './sum-rows'
import { verifyImport } from './verify-import'

const ORDERS = 5
const RANGE_KEYS = 3

/** One order that is repaired here, and one that stays in quarantine. */
const rows = (): Rows => ({
  ...cleanShop(ORDERS),
  orders: cleanShop(ORDERS).orders?.map((row, index) => {
    if (index === 1) return rowOf('orders', { id: 2, recipient: Buffer.from('André').toString('latin1') })
    return index === 2 ? rowOf('orders', { id: 3, status: 'sent', postalCode: null }) : row
  }),
})

async function openRepaired() {
  const { sql } = await openStaging(rows())
  await repairRows(sql, { now })

  return {
    sql,
    ours: () =>
      summed((keep) =>
        sumStagedRows({
          sql,
          side: 'https://shop.example',
          now,
          rangeKeys: RANGE_KEYS,
          keepDays: (_, days) => keep(days),
        }),
      ),
  }
}

/** The old shop's sums of the sent rows. */
const theirs = () => summed((keepDays) => sumOldShop(rows(), { rangeKeys: RANGE_KEYS, keepDays }))

/** Includes the days, which are otherwise stored beside the document. */
async function summed(take: (keep: (days: AsyncIterable<Uint8Array>) => Promise<void>) => Promise<Checksums>) {
  const days: Uint8Array[] = []
  const checksums = await take(async (pieces) => {
    for await (const piece of pieces) days.push(piece)
  })

  return { checksums, days }
}

test('both sides agree about the sent rows, regardless of repairs and quarantine here', async () => {
  const { sql, ours } = await openRepaired()

  const differences = await compareChecksums(await theirs(), await ours())

  expect(differences).toEqual([])
  expect(
    await sql`select state::text, code from migration.quarantine where table_name = 'orders' order by key`,
  ).toEqual([
    { state: 'repaired', code: 'encoding_mixed' },
    { state: 'quarantined', code: 'postal_code_missing' },
  ])
})

const planted: [string, (sql: Sql) => Promise<unknown>, object][] = [
  [
    'one rupiah',
    (sql) => sql`update migration.orders set total = total + 1 where id = 5`,
    { kind: 'sum', table: 'orders', first: 4, last: 6, theirs: '118000', ours: '118001' },
  ],
  [
    'a row more',
    (sql) =>
      sql`insert into migration.vouchers select 2, amount, code, merchant_id, quota, used, ends_at from migration.vouchers`,
    { kind: 'rows', table: 'vouchers', first: 1, last: 3, theirs: '1', ours: '2' },
  ],
  [
    'a row less',
    (sql) => sql`delete from migration.invoices where id = 5`,
    { kind: 'rows', table: 'invoices', first: 4, last: 6, theirs: '2', ours: '1' },
  ],
  [
    'one wrong byte',
    (sql) => sql`update migration.products set name = 'Kemeja 2'`,
    { kind: 'bytes', table: 'products', first: 1, last: 3 },
  ],
  [
    'one swapped owner',
    (sql) => sql`update migration.orders set merchant_id = 7 where id = 5`,
    { kind: 'bytes', table: 'orders', first: 4, last: 6 },
  ],
  [
    'a cell of a row that waits',
    (sql) =>
      sql`update migration.quarantine set source = source || '{"total": 1}' where key = 3 and table_name = 'orders'`,
    { kind: 'sum', table: 'orders', first: 1, last: 3, theirs: '177000', ours: '118001' },
  ],
]

test.each(planted)('%s is found, and where', async (_, plant, finding) => {
  const { sql, ours } = await openRepaired()

  await plant(sql)

  const [first, ...others] = await compareChecksums(await theirs(), await ours())
  expect(first).toMatchObject(finding)
  expect(others.every(({ kind }) => kind === 'day')).toBe(true)
})

test('a rehearsal plants a rupiah, which is found until it is reverted, and both are recorded', async () => {
  const { sql, ours } = await openRepaired()
  const sums = async () => (await compareChecksums(await theirs(), await ours())).filter(({ kind }) => kind === 'sum')

  const key = await plantDifference(sql, { now })
  const planted = await sums()
  await revertDifference(sql, { key, now })

  expect([planted, await sums()]).toEqual([[expect.objectContaining({ table: 'orders', ours: '177001' })], []])
  await expect(revertDifference(sql, { key, now })).rejects.toMatchObject({ code: 'nothing_planted' })
  expect(await sql`select kind, detail from audit_events where kind like 'migration_difference%' order by id`).toEqual([
    { kind: 'migration_difference_planted', detail: { key } },
    { kind: 'migration_difference_reverted', detail: { key } },
  ])
})

test('orders of a merchant’s day that went to another are named by merchant and day', async () => {
  const { sql, ours } = await openRepaired()
  await sql`update migration.orders set merchant_id = 7 where id = 5`

  const days = (await compareChecksums(await theirs(), await ours())).filter(({ kind }) => kind === 'day')

  expect(days).toEqual([
    {
      kind: 'day',
      merchant: 1,
      day: '2024-01-03',
      theirs: { orders: 5, total: 295_000 },
      ours: { orders: 4, total: 236_000 },
    },
    { kind: 'day', merchant: 7, day: '2024-01-03', theirs: null, ours: { orders: 1, total: 59_000 } },
  ])
})

test('Pasar signs its sums, and compares them once the old shop’s document arrives', async () => {
  const { sql } = await openRepaired()
  const { store, sum } = await openPlace()
  const { signingKey } = writer
  const keys = await parseBundleKeys({ keys: [signingKey.publicJwk] })
  const { identity } = writer.reader
  const verify = () => verifyImport({ sql, store, signingKey, keys, identity, side: 'https://shop.example', now })

  const alone = await verify()
  await sum(0, rows())
  const together = await verify()
  await sql`delete from migration.vouchers`
  const robbed = await verify()

  expect(alone).toMatchObject({ sequence: 0, differences: undefined, unbalanced: [] })
  expect(together.differences).toEqual([])
  expect(robbed).toMatchObject({ differences: [{ kind: 'rows', table: 'vouchers' }], unbalanced: ['vouchers'] })
  const signed = await text((await store.read(checksumsFile(MIGRATION, 'pasar'))) ?? Readable.from([]))
  expect((await readChecksums(signed, keys)).side).toBe('https://shop.example')
})

test('a changed document, or one of another moment, is refused', async () => {
  const summed = await theirs()
  const { checksums } = summed
  const keys = await parseBundleKeys({ keys: [writer.signingKey.publicJwk] })
  const file = await signChecksums(checksums, writer.signingKey)

  expect(await readChecksums(file, keys)).toEqual(checksums)
  await expect(readChecksums(file.replace('"rows":3', '"rows":2'), keys)).rejects.toThrow()
  const later = { ...summed, checksums: { ...checksums, sequence: 4 } }
  await expect(compareChecksums(summed, later)).rejects.toThrow('two moments')
  expect(new Set(checksums.ranges.map(({ table }) => table)).size).toBe(tableNames.length - 1)
})
