import type { Sql, TransactionSql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { sideBySide } from '../../side-by-side'
import { beginClaim, claimKeys, countUnclaimed, partitionsOf, readKeyRange } from './claim-keys'
import { importOrderVouchers } from './import-vouchers'
import { type IncomingOrders, openKeys, selectIncomingOrders } from './incoming-orders'
import { issueInvoices } from './issue-invoices'
import { skipChanged, withdrawStale } from './withdraw-orders'
import { countNewlySold, writeOpenParts, writeOrders } from './write-orders'

/**
 * Orders per transaction: many share a round trip, while no other transaction waits for a row lock
 * longer than a second or two.
 */
const BATCH = 10_000

type ImportOrders = {
  now: Date
  /**
   * Called with each batch: orders that have been examined at, of how many, and those of them that
   * were imported.
   */
  onProgress?: (examined: number, all: number, imported: number) => void
  /** Ends it between two batches. */
  signal?: AbortSignal
}

/**
 * Imports the old shop's ended orders under new numbers. Each batch is a transaction, so a killed
 * run resumes; two bulk partitions are imported in parallel. Changed orders are imported again,
 * except those that Pasar has changed. Orders that are quarantined, deleted or open again are
 * withdrawn. Open orders wait for the cut-over.
 */
export async function importEndedOrders(sql: Sql, { now, onProgress, signal }: ImportOrders) {
  const totals: ImportedOrders = { imported: 0, withdrawn: 0, conflicts: 0 }
  let examined = 0
  const all = onProgress ? await countUnclaimed(sql, 'orders') : 0
  if (all > 0) onProgress?.(examined, all, totals.imported)
  const importPartition = async (stop?: AbortSignal, partition?: number) => {
    for (let claimed = 1; claimed > 0 && !stop?.aborted; ) {
      claimed = await sql.begin(async (tx) => ((await hasOpened(tx)) ? 0 : importBatch(tx, { now, totals, partition })))
      examined += claimed
      if (claimed > 0) onProgress?.(examined, Math.max(all, examined), totals.imported)
    }
  }
  await sideBySide((stop) => partitionsOf('orders').map((partition) => importPartition(stop, partition)), signal)
  await importPartition(signal)
  if (totals.imported + totals.withdrawn + totals.conflicts > 0)
    await sql.begin((tx) =>
      recordEvent(writerOf(tx), { kind: 'migration_orders_imported', detail: { ...totals, open: false }, at: now }),
    )

  return totals
}

export type ImportedOrders = {
  imported: number
  withdrawn: number
  /**
   * Orders changed in both the old shop and Pasar before the opening. Pasar's version stays, and an
   * operator decides.
   */
  conflicts: number
}
type ImportBatch = { now: Date; totals: ImportedOrders; partition?: number }

/** Imports the next keys, and returns how many were claimed. */
async function importBatch(tx: TransactionSql, { now, totals: done, partition }: ImportBatch) {
  const claimed = await claimKeys(tx, { table: 'orders', most: BATCH, partition })
  if (claimed === 0) return 0
  const { withdrawn, conflicts } = await withdrawStale(tx)
  const imported = await importIncoming(tx, await selectIncomingOrders(tx, { only: 'ended' }), now)
  // Another partition updates the same counters, so read them after waiting.
  done.conflicts += conflicts
  done.withdrawn += withdrawn
  done.imported += imported

  return claimed
}

/**
 * At the cut-over: imports all remaining orders, including open ones, which continue here. Runs in
 * the transaction of the cut-over. A repeated call imports nothing twice.
 */
export async function importOpenOrders(tx: TransactionSql, { now }: { now: Date }) {
  const totals: ImportedOrders = { imported: 0, withdrawn: 0, conflicts: 0 }
  if (await hasOpened(tx)) return totals
  while ((await importBatch(tx, { now, totals })) > 0) {}
  await claimOpenKeys(tx)
  const incoming = await selectIncomingOrders(tx, { only: 'all' })
  totals.imported += await importIncoming(tx, incoming, now)
  if (incoming.orders > 0) await writeOpenParts(tx, { now, incoming })
  await recordEvent(writerOf(tx), { kind: 'migration_orders_imported', detail: { ...totals, open: true }, at: now })

  return totals
}

/** Claims the open orders, except those that Pasar changed. */
export async function claimOpenKeys(tx: TransactionSql) {
  await beginClaim(tx)
  await tx`insert into claimed ${openKeys}`
  await tx`analyze claimed`
  await skipChanged(tx, await readKeyRange(tx))
}

async function importIncoming(tx: TransactionSql, incoming: IncomingOrders, now: Date) {
  if (incoming.orders === 0) return 0
  await writeOrders(tx, { now, incoming })
  await importOrderVouchers(tx, incoming)
  await issueInvoices(tx, { now, incoming })
  // Last, so that concurrent sales of the same goods wait only for the commit.
  await countNewlySold(tx)

  return incoming.orders
}

/** From the cut-over on Pasar owns the orders, and the old shop's rows are history. */
export async function hasOpened(tx: TransactionSql) {
  const [migrated] = await tx<{ over: boolean }[]>`select phase in ('open', 'purged') as over from migration_state`

  return migrated?.over ?? false
}
