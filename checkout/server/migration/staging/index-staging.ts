import { type BundleTable, tableNames } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { commaSeparated, fragment, pipelined } from '@/db/fragment'
import { staged, tableName } from '../validation/staged-tables'

/**
 * Indexes for the rules. Created after the bulk: COPY into an unindexed table takes half as long.
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
  // Partial: open orders wait for the cut-over.
  by_open_orders: fragment`orders (id) where status in ('waiting', 'paid', 'sent')`,
  by_open_payments: fragment`payments (order_id) where status = 'pending'`,
  by_open_refunds: fragment`refunds (payment_id) where status in ('requested', 'on_its_way')`,
}).map(([name, on]) => ({ name, on }))

/**
 * Drops the indexes before the first row of the bulk. Meanwhile a BRIN index replaces each key: it
 * costs a chunk almost nothing and locates its pages for the read-back.
 */
export const unindexStaging = (tx: TransactionSql) =>
  pipelined(tx, [
    ...INDEXES.map(({ name }) => fragment`drop index if exists ${fragment(`migration.${name}`)}`),
    ...tableNames.flatMap((table) => [
      fragment`alter table ${staged(table)} drop constraint if exists ${fragment(keyOf(table))}`,
      // Statistics are collected once all rows are loaded; a read-back would wait for autovacuum's
      // lock.
      fragment`alter table ${staged(table)} set (autovacuum_enabled = false)`,
      fragment`create index if not exists ${fragment(pagesOf(table))} on ${staged(table)} using brin (id) with (pages_per_range = 32)`,
    ]),
  ])

/**
 * Summarises the pages of recent rows, including this transaction's. No other transaction writes
 * the table until it ends.
 */
export async function summarizePages(tx: TransactionSql, table: BundleTable) {
  await tx`select brin_summarize_new_values(to_regclass(${`migration.${pagesOf(table)}`}))`
}

/** Creates the missing indexes and the statistics. */
export async function indexStaging(sql: Sql) {
  await sql.begin(async (tx) => {
    // A concurrent run waits here and then finds the indexes.
    await tx`lock table migration.bundles in share row exclusive mode`
    const indexes = await tx<{ name: string }[]>`
      select conname as name from pg_constraint where contype = 'p' and connamespace = 'migration'::regnamespace`
    const names = new Set(indexes.map(({ name }) => name))
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
