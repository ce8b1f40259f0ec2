import type { Sql } from 'postgres'

/** What the rules look rows up by. Made when the bulk is in: COPY into a table without them takes half as long. */
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

/** Once, whoever comes again; with statistics of what there is. */
export async function indexStaging(sql: Sql) {
  const indexes = INDEXES.map(
    (index) => `create index if not exists by_${index.replace(/\W+/g, '_').replace(/_$/, '')} on migration.${index}`,
  )
  const tables = [...new Set(INDEXES.map((index) => `migration.${index.split(' ')[0]}`))]
  await sql.unsafe([...indexes, `analyze ${tables.join(', ')}`].join(';\n'))
}
