import { type BundleTable, tableNames } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { staged, tableName } from '../validation/staged-tables'

/** What the rules look rows up by. Made when the bulk is in, as the keys are: COPY into a table without any takes half as long. */
const INDEXES = [
  'merchants (nib)',
  'merchant_papers (merchant_id)',
  'products (merchant_id)',
  'products (sku)',
  'shoppers (migration.phone(phone))',
  'vouchers (migration.voucher_code(code))',
  'vouchers (merchant_id)',
  'balances (merchant_id)',
  'orders (number)',
  'orders (merchant_id)',
  'orders (shopper_id)',
  'orders (voucher_code) where voucher_code is not null',
  'order_lines (order_id)',
  'payments (order_id)',
  'payments (transaction_id)',
  'payments (partner_order_id)',
  'refunds (payment_id)',
  'invoices (order_id)',
  'reviews (order_id)',
  // Partial: what is under way, and so waits for the cut-over.
  `orders (id) where status in ('waiting', 'paid', 'sent')`,
  `payments (order_id) where status = 'pending'`,
  `refunds (payment_id) where status in ('requested', 'on_its_way')`,
]

/**
 * Before the first row of the bulk. An index of a table's pages (BRIN) takes the place of its key meanwhile: it costs a chunk's
 * rows hardly anything, and tells where they lie to whoever reads them back.
 */
export async function unindexStaging(tx: TransactionSql) {
  const statements = [
    ...INDEXES.map((index) => `drop index if exists migration.${nameOf(index)}`),
    ...tableNames.flatMap((table) => [
      `alter table ${staged(table)} drop constraint if exists ${keyOf(table)}`,
      // It is counted when all is there; and who reads back would wait for whoever counts.
      `alter table ${staged(table)} set (autovacuum_enabled = false)`,
      `create index if not exists ${pagesOf(table)} on ${staged(table)} using brin (id) with (pages_per_range = 32)`,
    ]),
  ]
  await tx.unsafe(statements.join(';\n'))
}

/** Of the rows that have come since, also in this transaction. Nobody else writes the table until it ends. */
export async function noteWhereRowsLie(tx: TransactionSql, table: BundleTable) {
  await tx`select brin_summarize_new_values(to_regclass(${`migration.${pagesOf(table)}`}))`
}

/** Once, whoever comes again; with statistics of what there is. */
export async function indexStaging(sql: Sql) {
  await sql.begin(async (tx) => {
    // Whoever comes at the same time finds them there.
    await tx`lock table migration.bundles in share row exclusive mode`
    const kept = await tx<{ name: string }[]>`
      select conname as name from pg_constraint where contype = 'p' and connamespace = 'migration'::regnamespace`
    const names = new Set(kept.map(({ name }) => name))
    const statements = [
      ...tableNames
        .filter((table) => !names.has(keyOf(table)))
        .map((table) => `alter table ${staged(table)} add constraint ${keyOf(table)} primary key (id)`),
      ...INDEXES.map((index) => `create index if not exists ${nameOf(index)} on migration.${index}`),
      ...tableNames.flatMap((table) => [
        `drop index if exists migration.${pagesOf(table)}`,
        `alter table ${staged(table)} reset (autovacuum_enabled)`,
      ]),
      `analyze ${tableNames.map(staged).join(', ')}`,
    ]
    await tx.unsafe(statements.join(';\n'))
  })
}

const keyOf = (table: BundleTable) => `${tableName(table)}_pkey`

const pagesOf = (table: BundleTable) => `${tableName(table)}_pages`

const nameOf = (index: string) => `by_${index.replace(/\W+/g, '_').replace(/_$/, '')}`
