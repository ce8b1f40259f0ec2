import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openReceiver } from '@/server/testing/open-receiver'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { generateHistory } from '../../../tools/gate/large-history/generate-history'
import { markDatabase, readOrderRows } from '../../../tools/gate/large-history/read-order-rows'
import { readsBetween, readTableReads, untilAlone } from '../../../tools/gate/large-history/table-reads'
import { runThroughPayments } from './testing/run-through'

/** Stored copies of each of the two payments. */
const HISTORY = 500
/**
 * Limit for the rows that both payments together read of one table. A table of the history holds a
 * thousand.
 */
const MOST_ROWS_READ = 200

async function openHistory() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const shop = await openReceiver()
  const mark = await markDatabase(sql)
  await runThroughPayments({ url, shop, name: 'AAAAAAAAAAAA' })
  const model = await readOrderRows(sql, mark)
  await generateHistory(sql, { model, orders: HISTORY })
  const close = async () => {
    await shop.close()
    await sql.end()
    await drop()
  }

  return { url, sql, shop, filled: model.map(({ table }) => table), close }
}

async function readsOfTwo(name: string) {
  const { url, sql, shop } = history
  await untilAlone(sql)
  const before = await readTableReads(sql)
  expect(await runThroughPayments({ url, shop, name })).toEqual(['settlement', 'expire'])
  await untilAlone(sql)

  return readsBetween(before, await readTableReads(sql))
}

/** Both tests share one history; the second uses the rest of it. */
let history: Awaited<ReturnType<typeof openHistory>>
beforeAll(async () => {
  history = await openHistory()
}, 90_000)
afterAll(() => history?.close())

test('a payment reads a few rows of each table that grows with history, and scans none', async () => {
  const reads = await readsOfTwo('BBBBBBBBBBBB')

  const readTables = reads.filter(({ rows }) => rows > 0).map(({ table }) => table)
  expect(history.filled).toEqual(expect.arrayContaining(readTables))
  const grown = reads.filter(({ table }) => history.filled.includes(table))
  expect(grown.filter(({ sequentialScans, read }) => sequentialScans > 0 || read > MOST_ROWS_READ)).toEqual([])
})

test('a table that has lost its index is noticed', async () => {
  await history.sql`drop index transactions_by_order`

  const reads = await readsOfTwo('CCCCCCCCCCCC')

  expect(reads.find(({ table }) => table === 'transactions')?.sequentialScans).toBeGreaterThan(0)
})
