import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, orders, type orderVouchers, paymentAttempts } from '@/db/schema'
import type { ChangeLog } from '../change-log/change-log'
import { build, changeLogParts, type Part, withParts } from '../change-log/statement'
import type { Seat } from '../waiting-room/ticket'

export type Placement = {
  /** Version of the quoted basket. */
  version: number
  order: typeof orders.$inferInsert
  areaId: string
  /** The address is the saved main one, which the basket does not have yet. */
  isUsualAddress: boolean
  parcels: (typeof orderParcels.$inferInsert)[]
  lines: (typeof orderLines.$inferInsert)[]
  vouchers: (typeof orderVouchers.$inferInsert)[]
  /** Null for COD: the gateway does not learn of the order. */
  attempt: typeof paymentAttempts.$inferInsert | null
  changeLog: Partial<ChangeLog>
  /** Waiting room seats for which the browser has tickets. */
  seats: Seat[]
  /** HMAC of the request's network address, by `originOf`; null for internal callers. */
  origin: string | null
  /** Hash of the device cookie, by `hashDevice`; null where no account has signed in. */
  device: string | null
  /** The browser's own session, beside an account's; null where it has none. */
  browserHash: string | null
}

/**
 * Maximum unpaid orders that reserve goods. A buyer compares two or three, and an unpaid order ends
 * within the hour. A phone may be a household's or shared; it is counted together with a browser or
 * an address, so that a stranger cannot use it up. An address may be a mobile network's, with many
 * buyers who pay within minutes.
 */
export const MOST_UNPAID = { session: 5, phone: 10, origin: 100 }

type Corrected = { orderId: string; phone: string; sessions: string[] }

/**
 * True when a phone may have no further unpaid order from these sessions, or from the address that
 * the order was placed from. Locks out concurrent additions until the transaction ends.
 */
export async function hasMostUnpaid(tx: Connection, { orderId, phone, sessions }: Corrected) {
  const [row] = await tx.execute<{ most: boolean }>(sql`
    select has_most_unpaid(
      ${phone}, (select origin from stock_holds where order_id = ${orderId} limit 1),
      array[${sql.join(sessions, sql`, `)}]::text[], ${MOST_UNPAID.phone}
    ) as most`)

  return row?.most === true
}

/** Error codes of the SQL functions, and the caller's error for each. */
const REFUSALS = {
  SHORT: { code: 'out_of_stock', message: 'insufficient stock' },
  VUSED: { code: 'voucher_used_up', message: 'a voucher was used up meanwhile' },
  UNPBR: { code: 'unpaid_orders', message: 'too many unpaid orders of one browser' },
  UNPPH: { code: 'unpaid_orders_of_phone', message: 'too many unpaid orders of one phone' },
  UNPAD: { code: 'unpaid_orders_of_network', message: 'too many unpaid orders from one address' },
  QUEUE: { code: 'waiting_room', message: 'no seat in the waiting room' },
  VONCE: { code: 'voucher_used_before', message: 'this buyer has used a voucher meanwhile' },
} as const

/**
 * Writes the order by one statement: `open_placement` locks its basket, then the rows are written,
 * and `hold_order` takes stock and vouchers last. Returns false when the basket is not open any
 * more, or has changed since the quote.
 * @throws {DomainError} `waiting_room` without an unspent seat of an open room; `unpaid_orders`,
 * `unpaid_orders_of_phone` or `unpaid_orders_of_network` above a limit; `out_of_stock`;
 * `unpaid_pieces` with the goods' name and the most pieces that an unproven phone can order of
 * them now; `voucher_used_up` or `voucher_used_before` when a voucher was taken meanwhile.
 */
export async function writeOrder(db: Connection, placement: Placement): Promise<boolean> {
  const { order, parcels, lines, attempt, changeLog } = placement
  const parts: Part[] = [
    { name: 'opened', statement: openPlacement(placement) },
    {
      name: 'placed',
      statement: build
        .insert(orders)
        .values({ ...order, basketId: OPENED_BASKET })
        .returning(),
    },
    { name: 'parcels', statement: build.insert(orderParcels).values(parcels).returning() },
    { name: 'lines', statement: build.insert(orderLines).values(lines).returning() },
    ...(attempt ? [{ name: 'attempt', statement: build.insert(paymentAttempts).values(attempt) }] : []),
    ...changeLogParts(changeLog, sql`placed`),
    ...keepAddress(placement),
  ]

  return db.execute(sql`${withParts(parts)} ${holdOrder(placement)}`).then(
    () => true,
    (error: unknown) => refuse(error, placement),
  )
}

/** Reading it in the order's row makes the insert wait for the basket's lock. */
const OPENED_BASKET = sql`(select basket_id from opened)`

const openPlacement = ({ version, order, lines, seats, origin, device, browserHash }: Placement) => sql`
  select * from open_placement(
    ${order.basketId}, ${order.sessionHash}, ${version}, ${browserHash}, ${device}, ${order.phone},
    ${origin}, ${MOST_UNPAID.session}, ${MOST_UNPAID.phone}, ${MOST_UNPAID.origin},
    ${column('text', lines, 'productId')}, ${column('text', lines, 'sku')}, ${column('integer', lines, 'quantity')},
    ${column('text', seats, 'roomId')}, ${column('bigint', seats, 'number')}
  )`

/** The counts force the inserts to complete before the functions run. */
const holdOrder = ({ vouchers, origin }: Placement) => sql`
  select case when from_cart then empty_cart(placed.id) end,
    hold_order(
      placed.id, ${origin},
      ${column('text', vouchers, 'code')}, ${column('text', vouchers, 'shopId')}, ${column('integer', vouchers, 'amount')}
    ),
    pg_notify('order_changed', placed.id)
  from opened, placed, (select count(*) from parcels) as all_parcels, (select count(*) from lines) as all_lines`

const ADDRESS = sql.raw('recipient, phone, email, street, rt_rw, landmark, courier_note')

/**
 * Saves the order's address for the next one; the same address updates its row. When the book is
 * full, the least recently used addresses are dropped, the preferred one last.
 */
const keepAddress = ({ order: { sessionHash }, areaId, isUsualAddress }: Placement): Part[] => [
  {
    name: 'kept',
    statement: sql`
      insert into saved_addresses (session_hash, area_id, used_at, ${ADDRESS})
      select session_hash, ${areaId}, placed_at, ${ADDRESS} from placed
      on conflict on constraint saved_addresses_once do update set
        email = excluded.email, rt_rw = excluded.rt_rw, landmark = excluded.landmark, courier_note = excluded.courier_note,
        used_at = excluded.used_at
      returning id`,
  },
  {
    name: 'forgotten',
    statement: sql`
      delete from saved_addresses where session_hash = ${sessionHash} and id in (
        select id from saved_addresses
        where session_hash = ${sessionHash} and id not in (select id from kept)
        order by preferred_at desc nulls last, used_at desc offset 19
      )`,
  },
  ...(isUsualAddress ? [{ name: 'delivered', statement: copyAddress(areaId) }] : []),
]

/** A correction of the order reads its area from the basket's address. */
const copyAddress = (areaId: string) => sql`
  insert into basket_deliveries (basket_id, area_id, updated_at, ${ADDRESS})
  select basket_id, ${areaId}, placed_at, ${ADDRESS} from placed`

/** One column of some rows, as a SQL array. */
function column<Row>(type: 'text' | 'integer' | 'bigint', rows: Row[], name: keyof Row) {
  const values = rows.map((row) => sql`${row[name] ?? null}`)

  return sql`array[${sql.join(values, sql`, `)}]::${sql.raw(type)}[]`
}

/** Matches errors by code: Next's bundle and the web server's each have their own error classes. */
function refuse(error: unknown, placement: Placement): false {
  const refused = raised.safeParse(error).data
  if (!refused) throw error
  if (refused.cause.code === 'BSKET') return false
  if (refused.cause.detail) throw aboveItsPart(refused.cause.detail, placement, error)
  const { code, message } = REFUSALS[refused.cause.code]
  throw new DomainError('conflict', code, message, {}, { cause: error })
}

/** Names the goods in the language of the page, as the message does. */
function aboveItsPart({ sku, most }: z.infer<typeof part>, { order, lines }: Placement, cause: unknown) {
  const { nameId = '', nameEn = '' } = lines.find((line) => line.sku === sku) ?? {}
  const details = { sku, most, name: order.language === 'en' ? nameEn : nameId }

  return new DomainError('conflict', 'unpaid_pieces', 'unpaid orders hold their part of the stock', details, { cause })
}

/** The detail of `limit_unpaid_pieces`. */
const part = z.object({ sku: z.string(), most: z.int() })

/** Drizzle wraps the database's error. Only `limit_unpaid_pieces` has a detail. */
const raised = z.object({
  cause: z.object({
    code: z.enum(['BSKET', 'SHORT', 'VUSED', 'VONCE', 'QUEUE', 'UNPBR', 'UNPPH', 'UNPAD']),
    detail: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(part)
      .optional(),
  }),
})
