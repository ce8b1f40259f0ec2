import { verifyHashChain } from '@jembatan/audit-log'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { checkInvariants } from '../../../evidence/invariants/check-invariants'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { generateHistory } from '../../../tools/gate/large-history/generate-history'
import { markDatabase, readOrderRows } from '../../../tools/gate/large-history/read-order-rows'
import { readsBetween, readTableReads, untilAlone } from '../../../tools/gate/large-history/table-reads'
import { connect } from '../../db/connect'
import { listOrders } from '../order-view/list-orders'
import { recordCallsIn } from '../payment/gateway/record-call'
import { startGateway } from '../payment/gateway/testing/test-gateway'
import { runThroughPaidOrder, runThroughUnpaidOrder } from './testing/run-through'

/** Copies of each of the two orders in the history. */
const HISTORY = 500
/**
 * Maximum rows read from one table by the two orders together; a table of the history has a
 * thousand.
 */
const MOST_ROWS_READ = 200
/** Emptied within minutes or a week, so they grow with no history. */
const FORGOTTEN = ['handoff_claims', 'offers']

async function openHistory() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const mark = await markDatabase(sql)
  await buyTwo(url)
  const model = (await readOrderRows(sql, mark)).filter(({ table }) => !FORGOTTEN.includes(table))
  await generateHistory(sql, { model, orders: HISTORY })
  const close = async () => {
    await sql.end()
    await drop()
  }

  return { url, sql, filled: model.map(({ table }) => table), close }
}

/** Places one order that is paid and one that expires, over separate connections. */
async function buyTwo(url: string) {
  const { db, sql, close } = connect(url)
  const partner = await startGateway({ onCall: recordCallsIn(db) })
  const process = { db, sql, partner }
  const outcomes = [await runThroughPaidOrder(process), await runThroughUnpaidOrder(process)]
  await close()

  expect(outcomes).toEqual(['paid', 'expired'])
}

async function readsOfTwo({ url, sql }: Awaited<ReturnType<typeof openHistory>>) {
  await untilAlone(sql)
  const before = await readTableReads(sql)
  await buyTwo(url)
  await untilAlone(sql)

  return readsBetween(before, await readTableReads(sql))
}

/**
 * All tests share one history; the first test to run fills it, which is slow. The last test uses
 * what is left.
 */
const FILLS = { timeout: 90_000 }
let history: ReturnType<typeof openHistory> | undefined
afterAll(async () => (await history)?.close())

test('an order reads a few rows of each table that grows with history, and scans none', FILLS, async () => {
  history ??= openHistory()
  const { filled } = await history

  const reads = await readsOfTwo(await history)

  const keptTables = reads.filter(({ table, rows }) => rows > 0 && !FORGOTTEN.includes(table)).map(({ table }) => table)
  expect(filled).toEqual(expect.arrayContaining(keptTables))
  const grown = reads.filter(({ table }) => filled.includes(table))
  expect(grown.filter(({ sequentialScans, read }) => sequentialScans > 0 || read > MOST_ROWS_READ)).toEqual([])
})

test('the history breaks no invariant, and its audit log is chained', FILLS, async () => {
  history ??= openHistory()
  const { sql } = await history

  expect(await checkInvariants({ pasar: sql })).toEqual([])
  expect(await verifyHashChain(sql)).toMatchObject({ faults: [], unsealed: 0 })
})

test('a list of orders reads those of its buyer, and none of all others', FILLS, async () => {
  history ??= openHistory()
  const { url, sql } = await history
  await untilAlone(sql)
  const before = await readTableReads(sql)
  const { db, close } = connect(url)
  await listOrders({ db, sessionHash: 'a buyer of nothing' }, {})
  await close()
  await untilAlone(sql)

  const reads = readsBetween(before, await readTableReads(sql))

  expect(reads.find(({ table }) => table === 'orders') ?? { sequentialScans: 0, read: 0 }).toMatchObject({
    sequentialScans: 0,
    read: 0,
  })
})

test('a table that has lost its index is noticed', FILLS, async () => {
  history ??= openHistory()
  const { sql } = await history
  await sql`drop index order_events_by_order`

  const reads = await readsOfTwo(await history)

  expect(reads.find(({ table }) => table === 'order_events')?.sequentialScans).toBeGreaterThan(0)
})
