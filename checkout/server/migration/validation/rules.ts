import { consentTexts } from '@jembatan/contract/consent'
import type { BundleTable } from '@jembatan/migration-bundle'
import { type Fragment, fragment } from '@/db/fragment'
import { provinces } from './provinces'
import { staged, tableName } from './staged-tables'

export type Rule = {
  table: BundleTable
  /** Code shown to operators. */
  code: string
  /** A quarantined row may be repaired and validated again; a refused one is never loaded. */
  state: 'quarantined' | 'refused'
  /**
   * Alternative conditions on a row `r`. Listed separately, because the database joins a single
   * condition, but evaluates a disjunction row by row.
   */
  breaks: Fragment[]
}

/** Free text, which may have been decoded with a wrong encoding. */
export const WRITTEN: Partial<Record<BundleTable, string[]>> = {
  merchants: ['name', 'owner_name', 'city'],
  products: ['name'],
  shoppers: ['name', 'address'],
  orders: ['recipient', 'address'],
  orderLines: ['name'],
  reviews: ['words'],
}

/** Tables whose rows are quarantined with their order, and with their merchant. */
export const OF_ORDER = ['orderLines', 'payments', 'invoices', 'reviews'] as const
export const OF_MERCHANT = ['merchantPapers', 'products', 'vouchers', 'balances'] as const

const ruleOf =
  (state: Rule['state']) =>
  (table: BundleTable, code: string, ...breaks: Fragment[]): Rule => ({ table, code, state, breaks })
const quarantine = ruleOf('quarantined')
const refuse = ruleOf('refused')

/**
 * UTF-8 decoded as Latin-1 contains one of these letters: a cheap test before the repair is tried.
 */
const garbled = (column: string) =>
  fragment`(r.${fragment(column)} ~ '[\\u00C2-\\u00F4]' and migration.repair_encoding(r.${fragment(column)}) <> r.${fragment(column)})`
const anyOf = (conditions: Fragment[]) =>
  conditions.map((condition, at) => (at === 0 ? fragment`${condition}` : fragment`or ${condition}`))
const encodings = (Object.entries(WRITTEN) as [BundleTable, string[]][]).map(([table, columns]) =>
  quarantine(table, 'encoding_mixed', fragment`(${anyOf(columns.map(garbled))})`),
)

const heldBack = (table: BundleTable, key: Fragment, state: Rule['state']) => fragment`exists (
  select from migration.quarantine s where s.table_name = ${tableName(table)} and s.key = ${key} and s.state = ${state})`
/** Neither loaded nor quarantined. */
const missing = (table: BundleTable, key: Fragment) => fragment`not exists (
  select from ${staged(table)} t where t.id = ${key}) and not exists (
  select from migration.quarantine s where s.table_name = ${tableName(table)} and s.key = ${key})`

const orderId = fragment`r.order_id`
const merchantId = fragment`r.merchant_id`
const paymentId = fragment`r.payment_id`

type Unique = { table: BundleTable; code: string; of: (cell: (column: string) => Fragment) => Fragment }

/** Values that must be unique in a table. */
export const UNIQUE: Unique[] = [
  { table: 'merchants', code: 'nib_twice', of: (cell) => cell('nib') },
  { table: 'products', code: 'sku_twice', of: (cell) => cell('sku') },
  { table: 'shoppers', code: 'person_twice', of: (cell) => fragment`migration.phone(${cell('phone')})` },
  { table: 'vouchers', code: 'code_twice', of: (cell) => fragment`migration.voucher_code(${cell('code')})` },
  { table: 'orders', code: 'number_twice', of: (cell) => cell('number') },
  { table: 'payments', code: 'transaction_twice', of: (cell) => cell('transaction_id') },
  { table: 'payments', code: 'partner_order_twice', of: (cell) => cell('partner_order_id') },
]

/** The payment is settled and not completely refunded. */
const stillPaid = (
  payment: Fragment,
) => fragment`${payment}.status not in ('pending', 'expired') and ${payment}.amount > (
  select coalesce(sum(f.amount), 0) from migration.refunds f where f.payment_id = ${payment}.id and f.status <> 'refused')`

/** Maximum of an integer column. */
const MOST_RUPIAH = 2_147_483_647

/** True when an earlier row has the same value. */
const shared = (name: string) =>
  UNIQUE.filter(({ code }) => code === name).map(({ table, code, of }) => {
    const [earlier, own] = [
      of((column) => fragment`e.${fragment(column)}`),
      of((column) => fragment`r.${fragment(column)}`),
    ]
    return quarantine(
      table,
      code,
      fragment`exists (select from ${staged(table)} e where ${earlier} = ${own} and e.id < r.id)`,
    )
  })

const merchantRules = (table: BundleTable) => [
  quarantine(table, 'merchant_missing', fragment`r.merchant_id is not null and ${missing('merchants', merchantId)}`),
  quarantine(table, 'merchant_quarantined', heldBack('merchants', merchantId, 'quarantined')),
  refuse(table, 'merchant_refused', heldBack('merchants', merchantId, 'refused')),
]

/** An order references its voucher by the received code, even after a repair. */
const itsVoucher = fragment`from migration.vouchers v left join migration.quarantine m
  on m.table_name = 'vouchers' and m.key = v.id and m.state = 'repaired'
  where coalesce(m.source ->> 'code', v.code) = r.voucher_code`

/**
 * Rules in order of execution: those about a row itself first, those about rows that it depends on
 * later. A row that breaks two rules gets the first one's code.
 */
export const RULES: Rule[] = [
  ...encodings,

  quarantine('merchants', 'phone_invalid', fragment`migration.phone(r.phone) is null`),
  // PP 5/2021: thirteen digits.
  quarantine('merchants', 'nib_malformed', fragment`r.nib !~ '^\\d{13}$'`),
  ...shared('nib_twice'),
  quarantine(
    'merchants',
    'province_unknown',
    fragment`not exists (select from ${provinces} where lower(province.name) = lower(r.province))`,
  ),
  ...OF_MERCHANT.flatMap(merchantRules),

  quarantine('products', 'price_invalid', fragment`r.price not between 1 and ${MOST_RUPIAH}`),
  ...shared('sku_twice'),
  quarantine(
    'products',
    'category_unknown',
    fragment`r.category not in ('kecantikan', 'makanan', 'mainan', 'pakaian', 'rumah')`,
  ),
  quarantine(
    'products',
    'picture_not_listed',
    fragment`r.picture is not null and not exists (select from migration.pictures p where p.sha256 = r.picture)`,
  ),
  quarantine(
    'products',
    'picture_unreadable',
    fragment`exists (select from migration.pictures p where p.sha256 = r.picture and p.format is null)`,
  ),

  quarantine('shoppers', 'phone_invalid', fragment`r.phone is not null and migration.phone(r.phone) is null`),
  quarantine(
    'shoppers',
    'email_invalid',
    fragment`r.email is not null and trim(r.email) !~ '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'`,
  ),
  // UU PDP 24: consent must be demonstrable.
  quarantine(
    'shoppers',
    'consent_unproven',
    fragment`r.consent = 'yes' and (r.consent_at is null or r.name is null or r.email is null
      or coalesce(r.consent_text, '') <> all (${Object.keys(consentTexts)}::text[]))`,
  ),
  ...shared('person_twice'),

  quarantine('vouchers', 'amount_invalid', fragment`r.amount not between 1 and ${MOST_RUPIAH}`),
  quarantine('vouchers', 'used_beyond_quota', fragment`r.used > r.quota`),
  quarantine('vouchers', 'code_empty', fragment`migration.voucher_code(r.code) = ''`),
  ...shared('code_twice'),
  // Pasar already has a voucher with this code: two vouchers would share a quota.
  quarantine(
    'vouchers',
    'code_taken',
    fragment`exists (select from public.vouchers own where own.code = migration.voucher_code(r.code)) and not exists (
      select from migration.imported a where a.table_name = 'vouchers' and a.target = migration.voucher_code(r.code) and a.key = r.id)`,
  ),

  // Its copy here has payments or events of Pasar's own, which an import would erase.
  quarantine(
    'orders',
    'changed_in_pasar',
    fragment`exists (select from migration.imported a
      where a.table_name = 'orders' and a.key = r.id and changed_since_import(a.target))`,
  ),
  // A job of the old shop that ran twice: one payment cannot pay two orders.
  refuse(
    'orders',
    'order_twice',
    fragment`exists (select from migration.orders e where e.number = r.number and e.id < r.id and exists (
      select from migration.payments p join migration.payments q on q.transaction_id = p.transaction_id
      where p.order_id = r.id and q.order_id = e.id))`,
  ),
  ...OF_ORDER.map((table) => refuse(table, 'order_refused', heldBack('orders', orderId, 'refused'))),

  quarantine(
    'orderLines',
    'line_sum_wrong',
    fragment`r.quantity = 0 or r.unit_price < 0 or r.amount <> r.quantity * r.unit_price`,
  ),
  quarantine('refunds', 'amount_invalid', fragment`r.amount <= 0 and r.status <> 'refused'`),
  quarantine('payments', 'paid_before_created', fragment`r.paid_at < r.created_at`),
  ...shared('transaction_twice'),
  ...shared('partner_order_twice'),
  quarantine(
    'payments',
    'payment_sum_wrong',
    fragment`exists (select from migration.orders o where o.id = r.order_id and o.total <> r.amount)`,
  ),

  ...shared('number_twice'),
  quarantine('orders', 'paid_before_placed', fragment`r.paid_at < r.placed_at`),
  // Only an undelivered order needs a postal code.
  quarantine('orders', 'postal_code_missing', fragment`r.postal_code is null and r.status in ('paid', 'sent')`),
  quarantine(
    'orders',
    'amount_invalid',
    fragment`r.total not between 1 and ${MOST_RUPIAH} or least(r.subtotal, r.shipping, r.discount) < 0
      or greatest(r.subtotal, r.shipping, r.discount) > ${MOST_RUPIAH}`,
  ),
  quarantine('orders', 'order_sum_wrong', fragment`r.total <> r.subtotal + r.shipping - r.discount`),
  quarantine(
    'orders',
    'lines_sum_wrong',
    fragment`(select sum(amount) from migration.order_lines l where l.order_id = r.id) is distinct from r.subtotal`,
  ),
  quarantine(
    'orders',
    'payment_quarantined',
    fragment`exists (select from migration.quarantine s where s.table_name = 'payments' and s.row ->> 'order_id' = r.id::text
      and s.state = 'quarantined')`,
  ),
  quarantine(
    'orders',
    'payment_missing',
    fragment`not exists (select from migration.payments p where p.order_id = r.id
      and (r.status in ('waiting', 'cancelled') or p.status not in ('pending', 'expired')))`,
  ),
  quarantine(
    'orders',
    'paid_twice',
    fragment`exists (select from migration.payments p join migration.payments q on q.order_id = p.order_id and q.id > p.id
      where p.order_id = r.id and ${stillPaid(fragment`p`)} and ${stillPaid(fragment`q`)})`,
  ),
  // Money for undelivered goods is owed to the buyer.
  quarantine(
    'orders',
    'refund_missing',
    fragment`r.status in ('cancelled', 'refunded', 'half_refunded') and exists (
      select from migration.payments p where p.order_id = r.id and p.status not in ('pending', 'expired')
        and (case when r.status = 'half_refunded' then 1 else p.amount end) > (
          select coalesce(sum(f.amount), 0) from migration.refunds f where f.payment_id = p.id and f.status <> 'refused'))`,
  ),
  quarantine('orders', 'shopper_missing', missing('shoppers', fragment`r.shopper_id`)),
  ...merchantRules('orders'),
  quarantine(
    'orders',
    'voucher_quarantined',
    fragment`r.discount > 0 and exists (select from migration.quarantine s
      where s.table_name = 'vouchers' and s.state <> 'repaired' and s.source ->> 'code' = r.voucher_code) and not exists (select ${itsVoucher})`,
  ),
  quarantine('orders', 'voucher_missing', fragment`r.discount > 0 and not exists (select ${itsVoucher})`),

  ...OF_ORDER.flatMap((table) => [
    quarantine(table, 'order_missing', missing('orders', orderId)),
    quarantine(table, 'order_quarantined', heldBack('orders', orderId, 'quarantined')),
    refuse(table, 'order_refused', heldBack('orders', orderId, 'refused')),
  ]),
  quarantine(
    'invoices',
    'invoice_twice',
    fragment`exists (select from migration.invoices e where e.order_id = r.order_id and e.id < r.id)`,
  ),
  quarantine(
    'invoices',
    'invoice_sum_wrong',
    fragment`exists (select from migration.orders o where o.id = r.order_id and o.total <> r.amount)`,
  ),
  quarantine('reviews', 'rating_invalid', fragment`r.rating not between 1 and 5`),
  quarantine(
    'reviews',
    'line_missing',
    fragment`not exists (select from migration.order_lines l where l.order_id = r.order_id and l.product_id = r.product_id)`,
  ),
  quarantine(
    'reviews',
    'shopper_other',
    fragment`exists (select from migration.orders o where o.id = r.order_id and o.shopper_id <> r.shopper_id)`,
  ),
  quarantine(
    'reviews',
    'review_twice',
    fragment`exists (select from migration.reviews e where e.order_id = r.order_id and e.product_id = r.product_id and e.id < r.id)`,
  ),

  quarantine('refunds', 'payment_missing', missing('payments', paymentId)),
  quarantine('refunds', 'payment_quarantined', heldBack('payments', paymentId, 'quarantined')),
  refuse('refunds', 'payment_refused', heldBack('payments', paymentId, 'refused')),
  quarantine(
    'refunds',
    'more_than_was_paid',
    fragment`exists (select from migration.payments p where p.id = r.payment_id and p.amount < (
      select sum(f.amount) from migration.refunds f where f.payment_id = p.id and f.status <> 'refused'))`,
  ),
]
