import type { Sql, TransactionSql } from 'postgres'
import { recordEvent } from '../audit/record-event'
import { bringOrderVouchers } from './bring-vouchers'
import { gatherOrders, OPEN_KEYS } from './coming-orders'
import { issueFormerInvoices } from './issue-former-invoices'
import { writerOf } from './staging'
import { takeKeys } from './take-keys'
import { takeStrayBack } from './take-orders-back'
import { writeOrders, writeWhatGoesOn } from './write-orders'

/** Orders in a transaction: a statement costs its way once for so many, and whoever waits for a row waits no longer than a second or two. */
const BATCH = 10_000

type BringOrders = { now: Date; onProgress?: (orders: number) => void; signal?: AbortSignal }

/**
 * Brings orders that have ended in the old shop to where Pasar keeps its own, under numbers of its own: each batch is a transaction,
 * so that a run that was killed goes on. Whatever changed since is brought as it is by now; what is set aside, gone or open
 * again is taken back. What is open waits for the cut-over. After the cut-over nothing is brought any more.
 */
export async function bringEndedOrders(sql: Sql, { now, onProgress, signal }: BringOrders) {
  const done = { brought: 0, takenBack: 0 }
  while (!signal?.aborted) {
    const looked = await sql.begin(async (tx) => {
      if (await isOver(tx)) return 0
      const taken = await takeKeys(tx, { table: 'orders', most: BATCH })
      if (taken === 0) return 0
      done.takenBack += await takeStrayBack(tx)
      if ((await gatherOrders(tx, { only: 'ended' })) > 0) done.brought += await bringGathered(tx, now)
      return taken
    })
    if (looked === 0) break
    onProgress?.(done.brought)
  }
  if (done.brought + done.takenBack > 0)
    await sql.begin((tx) =>
      recordEvent(writerOf(tx), { kind: 'migration_orders_brought', detail: { ...done, open: false }, at: now }),
    )

  return done
}

/**
 * At the cut-over: all that is left, with what is under way in the old shop and goes on here from now. In the transaction of whoever
 * cuts over; run again before that is committed or afterwards, it brings nothing twice.
 */
export async function bringOpenOrders(tx: TransactionSql, { now }: { now: Date }) {
  const done = { brought: 0, takenBack: 0 }
  if (await isOver(tx)) return done
  while ((await takeKeys(tx, { table: 'orders', most: BATCH })) > 0) {
    done.takenBack += await takeStrayBack(tx)
    if ((await gatherOrders(tx, { only: 'ended' })) > 0) done.brought += await bringGathered(tx, now)
  }
  await takeOpenKeys(tx)
  if ((await gatherOrders(tx, { only: 'all' })) > 0) {
    done.brought += await bringGathered(tx, now)
    await writeWhatGoesOn(tx, { now })
  }
  await recordEvent(writerOf(tx), { kind: 'migration_orders_brought', detail: { ...done, open: true }, at: now })

  return done
}

/** Fills `taken` with what is under way. */
export async function takeOpenKeys(tx: TransactionSql) {
  await tx.unsafe(`
    create temporary table if not exists taken (key bigint primary key) on commit drop;
    truncate taken;
    insert into taken ${OPEN_KEYS};
    analyze taken`)
}

async function bringGathered(tx: TransactionSql, now: Date) {
  await writeOrders(tx, { now })
  await bringOrderVouchers(tx)
  await issueFormerInvoices(tx, { now })
  const [counted] = await tx<{ orders: number }[]>`select count(*)::int as orders from coming`

  return counted?.orders ?? 0
}

/** From the cut-over on an order is Pasar's, and what the old shop has of it is the past. */
export async function isOver(tx: TransactionSql) {
  const [moved] = await tx<{ over: boolean }[]>`select phase in ('open', 'purged') as over from moved_phase`

  return moved?.over ?? false
}
