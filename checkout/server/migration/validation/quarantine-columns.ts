import { type BundleTable, bundleTables, columnsOf, databaseName, encodeRow } from '@jembatan/migration-bundle'
import { WRITTEN } from './rules'

/** Columns with personal data, masked unless the reason concerns them. */
const PERSONAL: Partial<Record<BundleTable, string[]>> = {
  merchants: ['owner_name', 'phone', 'email', 'npwp', 'bank_account'],
  merchantPapers: ['number'],
  shoppers: ['name', 'phone', 'email', 'address'],
  orders: ['recipient', 'address'],
}

/** Columns needed to repair a row, by reason code. */
const CONCERNS: Record<string, string[]> = {
  amount_invalid: ['amount'],
  category_unknown: ['category', 'name'],
  changed_in_pasar: ['number', 'status'],
  code_empty: ['code'],
  code_taken: ['code'],
  code_twice: ['code'],
  consent_unproven: ['consent', 'consent_text', 'consent_at'],
  email_invalid: ['email'],
  invoice_sum_wrong: ['amount'],
  invoice_twice: ['order_id', 'number'],
  line_missing: ['product_id', 'order_id'],
  line_sum_wrong: ['quantity', 'unit_price', 'amount'],
  lines_sum_wrong: ['subtotal', 'total'],
  merchant_missing: ['merchant_id'],
  merchant_refused: ['merchant_id'],
  merchant_quarantined: ['merchant_id'],
  more_than_was_paid: ['amount', 'status'],
  nib_malformed: ['nib'],
  nib_twice: ['nib'],
  number_twice: ['number'],
  order_missing: ['order_id'],
  order_refused: ['order_id'],
  order_quarantined: ['order_id'],
  order_sum_wrong: ['total', 'subtotal', 'shipping', 'discount'],
  order_twice: ['number'],
  paid_before_created: ['created_at', 'paid_at'],
  paid_before_placed: ['placed_at', 'paid_at'],
  paid_twice: ['status'],
  partner_order_twice: ['partner_order_id'],
  payment_missing: ['payment_id'],
  payment_refused: ['payment_id'],
  payment_quarantined: ['payment_id'],
  payment_sum_wrong: ['amount'],
  person_twice: ['phone'],
  phone_invalid: ['phone'],
  picture_not_listed: ['picture'],
  picture_unreadable: ['picture'],
  postal_code_missing: ['postal_code', 'address'],
  price_invalid: ['price'],
  province_unknown: ['province', 'city'],
  rating_invalid: ['rating'],
  refund_missing: ['status', 'amount'],
  review_twice: ['product_id', 'order_id'],
  same_person: ['phone'],
  shopper_missing: ['shopper_id'],
  shopper_other: ['shopper_id'],
  sku_taken: ['sku'],
  sku_twice: ['sku'],
  transaction_twice: ['transaction_id'],
  used_beyond_quota: ['used', 'quota'],
  voucher_missing: ['voucher_code'],
  voucher_quarantined: ['voucher_code'],
}

export type RowOfAnyTable = Record<string, string | number | boolean | null>

export const databaseColumns = (table: BundleTable) => columnsOf(table).map(databaseName)

export function concernsOf(table: BundleTable, code: string) {
  const columns = code === 'encoding_mixed' ? (WRITTEN[table] ?? []) : (CONCERNS[code] ?? [])

  return columns.filter((column) => databaseColumns(table).includes(column))
}

export const isPersonal = (table: BundleTable, column: string) => PERSONAL[table]?.includes(column) ?? false

/** Shows enough to distinguish two values, but not to identify a person. */
export const mask = (text: string) => text.replaceAll(/(?<=[\p{L}\p{N}])[\p{L}\p{N}]/gu, '•')

/** An instant as PostgreSQL writes it into JSON. */
const IN_JSON = /^\d{4,6}-\d\d-\d\dT/

/** Returns the cell in the bundle's notation, which operators also type. */
export function cellText(column: string, value: RowOfAnyTable[string] | undefined) {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 't' : 'f'

  return column.endsWith('_at') && IN_JSON.test(String(value))
    ? encodeRow([new Date(String(value))]).trimEnd()
    : String(value)
}

const shapeOf = (table: BundleTable, column: string) => {
  const name = columnsOf(table).find((candidate) => databaseName(candidate) === column)

  return Object.entries(bundleTables[table].shape).find(([key]) => key === name)?.[1]
}

/** True when the contract accepts the text in that column. */
export const isCell = (table: BundleTable, column: string, text: string | null) =>
  shapeOf(table, column)?.safeParse(text).success ?? false

export const isOptional = (table: BundleTable, column: string) => isCell(table, column, null)
