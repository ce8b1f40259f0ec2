import { type BundleTable, tableNames } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { commaSeparated, fragment, pipelined } from '@/db/fragment'
import { staged, tableName } from '../validation/staged-tables'

/**
 * The rules look rows up by these. They are made after the bulk: COPY into a table without any
 * index takes half as long.
 */
const INDEXES = Object.entries({
  by_merchants_nib: fragment`merchants (nib)`,
  by_merchant_papers_merchant: fragment`merchant_papers (merchant_id)`,
  by_products_merchant: fragment`products (merchant_id)`,
  by_products_sku: fragment`products (sku)`,
  by_shoppers_phone: fragment`shoppers (migration.phone(phone))`,
  by_vouchers_code: fragment`vouchers (migration.voucher_code(code))`,
  by_vouchers_merchant: fragment`vouchers (merchant_id)`,
  by_balances_merchant: fragment`balances (merchant_id)`,
  by_orders_number: fragment`orders (number)`,
  by_orders_merchant: fragment`orders (merchant_id)`,
  by_orders_shopper: fragment`orders (shopper_id)`,
  by_orders_voucher: fragment`orders (voucher_code) where voucher_code is not null`,
  by_order_lines_order: fragment`order_lines (order_id)`,
  by_payments_order: fragment`payments (order_id)`,
  by_payments_transaction: fragment`payments (transaction_id)`,
  by_payments_partner_order: fragment`payments (partner_order_id)`,
  by_refunds_payment: fragment`refunds (payment_id)`,
  by_invoices_order: fragment`invoices (order_id)`,
  by_reviews_order: fragment`reviews (order_id)`,
  // Partial: rows that are under way wait for the cut-over.
  by_open_orders: fragment`orders (id) where status in ('waiting', 'paid', 'sent')`,
  by_open_payments: fragment`payments (order_id) where status = 'pending'`,
  by_open_refunds: fragment`refunds (payment_id) where status in ('requested', 'on_its_way')`,
}).map(([name, on]) => ({ name, on }))

/**
 * Drops the indexes before the first row of the bulk. A BRIN index takes the place of each key
 * meanwhile: it costs the rows of a chunk hardly anything, and finds their pages when they are read
 * back.
 */
export const unindexStaging = (tx: TransactionSql) =>
  pipelined(tx, [
    ...INDEXES.map(({ name }) => fragment`drop index if exists ${fragment(`migration.${name}`)}`),
    ...tableNames.flatMap((table) => [
      fragment`alter table ${staged(table)} drop constraint if exists ${fragment(keyOf(table))}`,
      // Rows are counted when all are there, and a reader would wait for autovacuum.
      fragment`alter table ${staged(table)} set (autovacuum_enabled = false)`,
      fragment`create index if not exists ${fragment(pagesOf(table))} on ${staged(table)} using brin (id) with (pages_per_range = 32)`,
    ]),
  ])

/**
 * Summarises the pages of rows that came since, also in this transaction. Nobody else writes the
 * table until it ends.
 */
export async function summarizePages(tx: TransactionSql, table: BundleTable) {
  await tx`select brin_summarize_new_values(to_regclass(${`migration.${pagesOf(table)}`}))`
}

/** Makes the indexes that are missing, with statistics of the rows. */
export async function indexStaging(sql: Sql) {
  await sql.begin(async (tx) => {
    // A second run waits here, and finds the indexes.
    await tx`lock table migration.bundles in share row exclusive mode`
    const kept = await tx<{ name: string }[]>`
      select conname as name from pg_constraint where contype = 'p' and connamespace = 'migration'::regnamespace`
    const names = new Set(kept.map(({ name }) => name))
    await pipelined(tx, [
      ...tableNames
        .filter((table) => !names.has(keyOf(table)))
        .map(
          (table) => fragment`alter table ${staged(table)} add constraint ${fragment(keyOf(table))} primary key (id)`,
        ),
      ...INDEXES.map(({ name, on }) => fragment`create index if not exists ${fragment(name)} on migration.${on}`),
      ...tableNames.flatMap((table) => [
        fragment`drop index if exists ${fragment(`migration.${pagesOf(table)}`)}`,
        fragment`alter table ${staged(table)} reset (autovacuum_enabled)`,
      ]),
      fragment`analyze ${commaSeparated(tableNames.map(staged))}`,
    ])
  })
}

const keyOf = (table: BundleTable) => `${tableName(table)}_pkey`

const pagesOf = (table: BundleTable) => `${tableName(table)}_pages`
