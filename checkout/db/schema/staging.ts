import { type BundleTable, bundleTables, cells, databaseName, tableNames } from '@jembatan/migration-bundle/tables'
import { sql } from 'drizzle-orm'
import { boolean, check, customType, type PgColumnBuilderBase, type PgTable, timestamp } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { migrationSchema } from './migration'

/** A domain of the schema: it accepts the values that a bundle's cell may hold. */
const domain = (name: string) => customType<{ data: unknown }>({ dataType: () => `migration.${name}` })

type Column = PgColumnBuilderBase & { notNull: () => PgColumnBuilderBase; primaryKey: () => PgColumnBuilderBase }

/** Column types by the bundle's cell types. With them COPY rejects invalid cells. */
const TYPES = new Map<unknown, () => Column>([
  [cells.key, domain('key')],
  [cells.rupiah, domain('rupiah')],
  [cells.count, domain('count')],
  [cells.text, domain('words')],
  [cells.sha256, domain('words')],
  [cells.yes, boolean],
  [cells.instant, () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })],
])

const { shape: payment } = bundleTables.payments
const { shape: refund } = bundleTables.refunds

export const merchantStatus = enumOf('merchant_status', bundleTables.merchants.shape.status)
export const paperKind = enumOf('paper_kind', bundleTables.merchantPapers.shape.kind)
export const goodsStandard = enumOf('goods_standard', bundleTables.products.shape.standard.unwrap())
export const answer = enumOf('answer', bundleTables.shoppers.shape.consent.unwrap())
export const oldOrderStatus = enumOf('order_status', bundleTables.orders.shape.status)
export const oldPaymentMethod = enumOf('payment_method', payment.method)
export const oldPaymentStatus = enumOf('payment_status', payment.status)
export const oldRefundKind = enumOf('refund_kind', refund.kind)
export const oldRefundStatus = enumOf('refund_status', refund.status)

const checks: Partial<Record<BundleTable, ReturnType<typeof check>>> = {
  products: check('pictures_are_named_by_their_hash', sql`picture ~ '^[0-9a-f]{64}$'`),
  shoppers: check(
    'nobody_by_name_without_a_yes',
    sql`consent is not distinct from 'yes' or num_nonnulls(name, phone, email, address) = 0`,
  ),
}

export const stagedTables = Object.fromEntries(tableNames.map((table) => [table, staged(table)])) as Record<
  BundleTable,
  PgTable
>

// drizzle-kit finds a table only where a module exports it by itself.
export const {
  merchants: stagedMerchants,
  merchantPapers: stagedMerchantPapers,
  products: stagedProducts,
  shoppers: stagedShoppers,
  vouchers: stagedVouchers,
  orders: stagedOrders,
  orderLines: stagedOrderLines,
  payments: stagedPayments,
  refunds: stagedRefunds,
  balances: stagedBalances,
  reviews: stagedReviews,
  invoices: stagedInvoices,
} = stagedTables

function enumOf(name: string, cell: z.ZodEnum<Record<string, string>>) {
  const [first = '', ...others] = cell.options
  const type = migrationSchema.enum(name, [first, ...others])
  TYPES.set(cell, () => type())

  return type
}

/**
 * A table with the bundle's columns, in their order. References to other rows are not foreign keys,
 * because the old shop enforced none; a rule finds the dangling ones.
 */
function staged(table: BundleTable): PgTable {
  const columns = Object.entries(bundleTables[table].shape).map(([name, cell], place) => {
    const isOptional = cell instanceof z.ZodNullable
    const column = TYPES.get(isOptional ? cell.unwrap() : cell)?.()
    if (!column) throw new Error(`${table}.${name} has no column type`)

    return [name, place === 0 ? column.primaryKey() : isOptional ? column : column.notNull()]
  })

  return migrationSchema.table(databaseName(table), Object.fromEntries(columns), () => {
    const own = checks[table]
    return own ? [own] : []
  })
}
