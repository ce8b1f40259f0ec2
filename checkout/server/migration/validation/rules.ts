import { consentTexts } from '@jembatan/contract/consent'
import type { BundleTable } from '@jembatan/migration-bundle'
import { PROVINCE_ROWS } from './provinces'

export type Rule = {
  table: BundleTable
  /** What a person looks it up by. */
  code: string
  /** A quarantined row may be mended and tried again; a refused one is not to be loaded, and the rule says why. */
  state: 'quarantined' | 'refused'
  /** Any of these, each of a row `r`. Apart, since a database joins one condition and tries two row by row. */
  breaks: string[]
}

/** Text that people wrote, which may have been read as another encoding. */
export const WRITTEN: Partial<Record<BundleTable, string[]>> = {
  merchants: ['name', 'owner_name', 'city'],
  products: ['name'],
  shoppers: ['name', 'address'],
  orders: ['recipient', 'address'],
  orderLines: ['name'],
  reviews: ['words'],
}

/** What an order takes along when it is not loaded. */
export const OF_ORDER = {
  orderLines: 'order_lines',
  payments: 'payments',
  invoices: 'invoices',
  reviews: 'reviews',
} as const
export const OF_MERCHANT = {
  merchantPapers: 'merchant_papers',
  products: 'products',
  vouchers: 'vouchers',
  balances: 'balances',
} as const

const quarantine = (table: BundleTable, code: string, ...breaks: string[]): Rule => ({
  table,
  code,
  state: 'quarantined',
  breaks,
})
const refuse = (table: BundleTable, code: string, ...breaks: string[]): Rule => ({
  table,
  code,
  state: 'refused',
  breaks,
})

/** The letters that UTF-8's first bytes are in Latin-1, before anybody tries to read the whole. */
const garbled = (column: string) =>
  `r.${column} ~ '[\\u00C2-\\u00F4]' and migration.mend_encoding(r.${column}) <> r.${column}`
const encodings = Object.entries(WRITTEN).map(([table, columns]) =>
  quarantine(table as BundleTable, 'encoding_mixed', `(${columns.map(garbled).join(') or (')})`),
)

const aside = (table: string, key: string, state: 'quarantined' | 'refused') =>
  `exists (select from migration.set_aside s where s.table_name = '${table}' and s.key = ${key} and s.state = '${state}')`
/** Neither at home nor set aside. */
const missing = (table: string, key: string) =>
  `not exists (select from migration.${table} t where t.id = ${key}) and not exists (
    select from migration.set_aside s where s.table_name = '${table}' and s.key = ${key})`

/** What no two rows may have alike. */
export const UNIQUE = [
  { table: 'merchants', code: 'nib_twice', of: (cell: (column: string) => string) => cell('nib') },
  { table: 'products', code: 'sku_twice', of: (cell: (column: string) => string) => cell('sku') },
  {
    table: 'shoppers',
    code: 'person_twice',
    of: (cell: (column: string) => string) => `migration.phone(${cell('phone')})`,
  },
  {
    table: 'vouchers',
    code: 'code_twice',
    of: (cell: (column: string) => string) => `migration.voucher_code(${cell('code')})`,
  },
  { table: 'orders', code: 'number_twice', of: (cell: (column: string) => string) => cell('number') },
  { table: 'payments', code: 'transaction_twice', of: (cell: (column: string) => string) => cell('transaction_id') },
  {
    table: 'payments',
    code: 'partner_order_twice',
    of: (cell: (column: string) => string) => cell('partner_order_id'),
  },
] as const

/** Has come, and nobody has begun to give all of it back. */
const stillPaid = (payment: string) => `${payment}.status not in ('pending', 'expired') and ${payment}.amount > (
  select coalesce(sum(f.amount), 0) from migration.refunds f where f.payment_id = ${payment}.id and f.status <> 'refused')`

/** What an amount here may be. */
const MOST_RUPIAH = 2_147_483_647

/** Another row that came first has the same. */
const alike = (asked: (typeof UNIQUE)[number]['code']) =>
  UNIQUE.filter(({ code }) => code === asked).map(({ table, code, of }) => {
    const value = (row: string) => of((column) => `${row}.${column}`)
    return quarantine(
      table,
      code,
      `exists (select from migration.${table} e where ${value('e')} = ${value('r')} and e.id < r.id)`,
    )
  })

const merchantRules = (table: BundleTable) => [
  quarantine(table, 'merchant_missing', `r.merchant_id is not null and ${missing('merchants', 'r.merchant_id')}`),
  quarantine(table, 'merchant_set_aside', aside('merchants', 'r.merchant_id', 'quarantined')),
  refuse(table, 'merchant_refused', aside('merchants', 'r.merchant_id', 'refused')),
]

/** What an order names its voucher by: as that had come, whatever it is called by now. */
const itsVoucher = `from migration.vouchers v left join migration.set_aside m
  on m.table_name = 'vouchers' and m.key = v.id and m.state = 'mended'
  where coalesce(m.source ->> 'code', v.code) = r.voucher_code`
const itsVoucherAside = `exists (select from migration.set_aside s
  where s.table_name = 'vouchers' and s.state <> 'mended' and s.source ->> 'code' = r.voucher_code)`

const ofOrder = Object.keys(OF_ORDER) as (keyof typeof OF_ORDER)[]
const twin = `exists (select from migration.orders e where e.number = r.number and e.id < r.id and exists (
  select from migration.payments p join migration.payments q on q.transaction_id = p.transaction_id
  where p.order_id = r.id and q.order_id = e.id))`

/**
 * What may not be loaded as it is, in the order in which it is asked: what a row itself says first, what it hangs on later.
 * A row that breaks two rules is told the first.
 */
export const RULES: Rule[] = [
  ...encodings,

  quarantine('merchants', 'phone_invalid', 'migration.phone(r.phone) is null'),
  // PP 5/2021: thirteen digits.
  quarantine('merchants', 'nib_malformed', `r.nib !~ '^\\d{13}$'`),
  ...alike('nib_twice'),
  quarantine(
    'merchants',
    'province_unknown',
    `not exists (select from ${PROVINCE_ROWS} where lower(province.name) = lower(r.province))`,
  ),
  ...(Object.keys(OF_MERCHANT) as BundleTable[]).flatMap(merchantRules),

  quarantine('products', 'price_invalid', `r.price not between 1 and ${MOST_RUPIAH}`),
  ...alike('sku_twice'),
  quarantine(
    'products',
    'category_unknown',
    `r.category not in ('kecantikan', 'makanan', 'mainan', 'pakaian', 'rumah')`,
  ),
  quarantine(
    'products',
    'picture_not_listed',
    'r.picture is not null and not exists (select from migration.pictures p where p.sha256 = r.picture)',
  ),
  quarantine(
    'products',
    'picture_unreadable',
    'exists (select from migration.pictures p where p.sha256 = r.picture and p.format is null)',
  ),

  quarantine('shoppers', 'phone_invalid', 'r.phone is not null and migration.phone(r.phone) is null'),
  quarantine('shoppers', 'email_invalid', `r.email is not null and trim(r.email) !~ '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'`),
  // UU PDP 24: who acts on a yes has to be able to show it.
  quarantine(
    'shoppers',
    'consent_unproven',
    `r.consent = 'yes' and (r.consent_at is null or r.name is null or r.email is null
      or coalesce(r.consent_text, '') not in (${Object.keys(consentTexts)
        .map((version) => `'${version}'`)
        .join(', ')}))`,
  ),
  ...alike('person_twice'),

  quarantine('vouchers', 'amount_invalid', `r.amount not between 1 and ${MOST_RUPIAH}`),
  quarantine('vouchers', 'used_beyond_quota', 'r.used > r.quota'),
  quarantine('vouchers', 'code_empty', `migration.voucher_code(r.code) = ''`),
  ...alike('code_twice'),
  // Here by its own right: two vouchers of one code would share a quota.
  quarantine(
    'vouchers',
    'code_taken',
    `exists (select from public.vouchers own where own.code = migration.voucher_code(r.code)) and not exists (
      select from migration.arrivals a where a.table_name = 'vouchers' and a.target = migration.voucher_code(r.code) and a.key = r.id)`,
  ),

  // Its copy here has money or events of Pasar's own, which an import would erase.
  quarantine(
    'orders',
    'changed_in_pasar',
    `exists (select from migration.arrivals a
      where a.table_name = 'orders' and a.key = r.id and changed_since_import(a.target))`,
  ),
  // The job that ran twice: one payment cannot have paid for two orders.
  refuse('orders', 'order_twice', twin),
  ...ofOrder.map((table) => refuse(table, 'order_refused', aside('orders', 'r.order_id', 'refused'))),

  quarantine(
    'orderLines',
    'line_sum_wrong',
    'r.quantity = 0 or r.unit_price < 0 or r.amount <> r.quantity * r.unit_price',
  ),
  quarantine('refunds', 'amount_invalid', `r.amount <= 0 and r.status <> 'refused'`),
  quarantine('payments', 'paid_before_created', 'r.paid_at < r.created_at'),
  ...alike('transaction_twice'),
  ...alike('partner_order_twice'),
  quarantine(
    'payments',
    'payment_sum_wrong',
    'exists (select from migration.orders o where o.id = r.order_id and o.total <> r.amount)',
  ),

  ...alike('number_twice'),
  quarantine('orders', 'paid_before_placed', 'r.paid_at < r.placed_at'),
  // What has arrived or ended is a record: only a parcel that is still to come needs its way.
  quarantine('orders', 'postal_code_missing', `r.postal_code is null and r.status in ('paid', 'sent')`),
  quarantine(
    'orders',
    'amount_invalid',
    `r.total not between 1 and ${MOST_RUPIAH} or least(r.subtotal, r.shipping, r.discount) < 0
      or greatest(r.subtotal, r.shipping, r.discount) > ${MOST_RUPIAH}`,
  ),
  quarantine('orders', 'order_sum_wrong', 'r.total <> r.subtotal + r.shipping - r.discount'),
  quarantine(
    'orders',
    'lines_sum_wrong',
    '(select sum(amount) from migration.order_lines l where l.order_id = r.id) is distinct from r.subtotal',
  ),
  quarantine(
    'orders',
    'payment_set_aside',
    `exists (select from migration.set_aside s where s.table_name = 'payments' and s.row ->> 'order_id' = r.id::text
      and s.state = 'quarantined')`,
  ),
  quarantine(
    'orders',
    'payment_missing',
    `not exists (select from migration.payments p where p.order_id = r.id
      and (r.status in ('waiting', 'cancelled') or p.status not in ('pending', 'expired')))`,
  ),
  quarantine(
    'orders',
    'paid_twice',
    `exists (select from migration.payments p join migration.payments q on q.order_id = p.order_id and q.id > p.id
      where p.order_id = r.id and ${stillPaid('p')} and ${stillPaid('q')})`,
  ),
  // Money that is kept for goods that nobody gets is owed to somebody.
  quarantine(
    'orders',
    'refund_missing',
    `r.status in ('cancelled', 'refunded', 'half_refunded') and exists (
      select from migration.payments p where p.order_id = r.id and p.status not in ('pending', 'expired')
        and (case when r.status = 'half_refunded' then 1 else p.amount end) > (
          select coalesce(sum(f.amount), 0) from migration.refunds f where f.payment_id = p.id and f.status <> 'refused'))`,
  ),
  quarantine('orders', 'shopper_missing', missing('shoppers', 'r.shopper_id')),
  ...merchantRules('orders'),
  quarantine(
    'orders',
    'voucher_set_aside',
    `r.discount > 0 and ${itsVoucherAside} and not exists (select ${itsVoucher})`,
  ),
  quarantine('orders', 'voucher_missing', `r.discount > 0 and not exists (select ${itsVoucher})`),

  ...ofOrder.flatMap((table) => [
    quarantine(table, 'order_missing', missing('orders', 'r.order_id')),
    quarantine(table, 'order_set_aside', aside('orders', 'r.order_id', 'quarantined')),
    refuse(table, 'order_refused', aside('orders', 'r.order_id', 'refused')),
  ]),
  quarantine(
    'invoices',
    'invoice_twice',
    'exists (select from migration.invoices e where e.order_id = r.order_id and e.id < r.id)',
  ),
  quarantine(
    'invoices',
    'invoice_sum_wrong',
    'exists (select from migration.orders o where o.id = r.order_id and o.total <> r.amount)',
  ),
  quarantine('reviews', 'rating_invalid', 'r.rating not between 1 and 5'),
  quarantine(
    'reviews',
    'line_missing',
    'not exists (select from migration.order_lines l where l.order_id = r.order_id and l.product_id = r.product_id)',
  ),
  quarantine(
    'reviews',
    'shopper_other',
    'exists (select from migration.orders o where o.id = r.order_id and o.shopper_id <> r.shopper_id)',
  ),
  quarantine(
    'reviews',
    'review_twice',
    'exists (select from migration.reviews e where e.order_id = r.order_id and e.product_id = r.product_id and e.id < r.id)',
  ),

  quarantine('refunds', 'payment_missing', missing('payments', 'r.payment_id')),
  quarantine('refunds', 'payment_set_aside', aside('payments', 'r.payment_id', 'quarantined')),
  refuse('refunds', 'payment_refused', aside('payments', 'r.payment_id', 'refused')),
  quarantine(
    'refunds',
    'more_than_was_paid',
    `exists (select from migration.payments p where p.id = r.payment_id and p.amount < (
      select sum(f.amount) from migration.refunds f where f.payment_id = p.id and f.status <> 'refused'))`,
  ),
]
