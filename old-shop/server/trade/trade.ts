import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '@jembatan/platform/errors'
import type { Sql, TransactionSql } from 'postgres'
import { recordAnswer } from '../consent/ask-shopper'
import { isFrozenRefusal } from '../cut-over/freeze'
import { OLD_ACCOUNT } from '../rehearsal/make-orders'
import { createRandom, type Random } from '../rehearsal/random'

export type Traded = { bought: number; paid: number; refunded: number; edited: number; deleted: number }

type Trade = {
  sql: Sql
  /** Changes a second. A slow database catches up within the next second, and no later. */
  rate: number
  seed: number
  signal: AbortSignal
  onProgress?: (traded: Traded) => void
}

type Deal = { sql: Sql; random: Random; highest: HighestIds; now: string }
type HighestIds = { orders: number; products: number; shoppers: number }

const TRADERS = 4
const TICK = 50

/**
 * Buys, pays, refunds and edits like a real shop, until the signal or until the shop closes for its
 * migration. Each change is one transaction; running ones are finished.
 */
export async function trade({ sql, rate, seed, signal: stop, onProgress }: Trade) {
  const traded: Traded = { bought: 0, paid: 0, refunded: 0, edited: 0, deleted: 0 }
  const highest = await readHighestIds(sql)
  const random = createRandom(seed)
  random.restart(0, highest.orders)
  const closed = new AbortController()
  const signal = AbortSignal.any([stop, closed.signal])
  const wait = () => pause(TICK, undefined, { signal }).catch(() => {})
  let allowed = 0

  const work = async () => {
    while (!signal.aborted) {
      if (allowed < 1) {
        await wait()
        continue
      }
      allowed -= 1
      const kind = chooseKind(random)
      const hasTraded = await DEALS[kind]({ sql, random, highest, now: new Date().toISOString() }).catch(
        (error: unknown) => {
          closed.abort()
          if (isFrozenRefusal(error)) return false
          throw error
        },
      )
      if (hasTraded) traded[kind] += 1
      else allowed += 1
    }
  }
  const refill = async () => {
    let before = performance.now()
    while (!signal.aborted) {
      await wait()
      const now = performance.now()
      allowed = Math.min(rate, allowed + ((now - before) / 1000) * rate)
      before = now
      onProgress?.(traded)
    }
  }
  await Promise.all([refill(), ...Array.from({ length: TRADERS }, work)])

  return { traded, closed: closed.signal.aborted }
}

function chooseKind(random: Random): keyof Traded {
  const chance = random.below(100)
  if (chance < 40) return 'bought'
  if (chance < 70) return 'paid'
  if (chance < 78) return 'refunded'

  return chance < 97 ? 'edited' : 'deleted'
}

async function readHighestIds(sql: Sql): Promise<HighestIds> {
  const [highest] = await sql<HighestIds[]>`
    select (select coalesce(max(id), 0)::float from orders) as orders, (select count(*)::float from products) as products,
      (select count(*)::float from shoppers) as shoppers`
  if (!highest?.orders || !highest.products || !highest.shoppers)
    throw new DomainError('conflict', 'shop_empty', 'The old shop is empty: npm run migration -- rehearse fills it.')

  return highest
}

/** Each returns whether there was something to do: a lost race is no error. */
const DEALS: Record<keyof Traded, (deal: Deal) => Promise<boolean>> = {
  bought: ({ sql, random, highest, now }) =>
    sql.begin(async (tx) => {
      const [product] = await tx<{ id: number; name: string; price: number; merchantId: number }[]>`
        update products set stock = stock - 1 where id = ${1 + random.below(highest.products)} and stock > 0
        returning id::float, name, price::float, merchant_id::float as "merchantId"`
      if (!product) return false
      const shopper = 1 + random.below(highest.shoppers)
      const total = product.price + SHIPPING
      const number = `TL-${Date.parse(now)}-${random.below(1_000_000)}`
      const [order] = await tx<{ id: number }[]>`
        insert into orders (total, number, shopper_id, merchant_id, status, subtotal, shipping, discount, recipient, phone,
          address, postal_code, placed_at)
        values (${total}, ${number}, ${shopper}, ${product.merchantId}, 'waiting', ${product.price}, ${SHIPPING}, 0,
          'Pembeli Baru', '081200000000', 'Jalan Baru No. 1, Bandung, Jawa Barat', '40111', ${now})
        returning id::float`
      const id = order?.id ?? 0
      await tx`
        insert into order_lines (amount, order_id, product_id, name, quantity, unit_price)
        values (${product.price}, ${id}, ${product.id}, ${product.name}, 1, ${product.price})`
      await tx`
        insert into payments (amount, order_id, account, partner_order_id, transaction_id, method, status, created_at)
        values (${total}, ${id}, ${OLD_ACCOUNT}, ${`TL-L-${id}-1`}, ${crypto.randomUUID()}, 'qris', 'pending', ${now})`
      highest.orders = Math.max(highest.orders, id)
      return true
    }),

  paid: ({ sql, random, highest, now }) =>
    sql.begin(async (tx) => {
      const [order] = await tx<Settled[]>`
        update orders set status = 'paid', paid_at = ${now}
        where status = 'waiting' and id = (
          select id from orders where id >= ${recent(random, highest)} and status = 'waiting' order by id limit 1)
        returning id::float, total::float, subtotal::float, merchant_id::float as "merchantId"`
      if (!order) return false
      const page = `https://ramai.example/toko/faktur/${order.id}`
      await tx`update payments set status = 'settled', paid_at = ${now} where order_id = ${order.id}`
      await tx`
        insert into invoices (amount, order_id, number, issued_at, page)
        values (${order.total}, ${order.id}, ${`INV/TL/${order.id}`}, ${now}, ${page})`
      await owe(tx, order.merchantId, order.subtotal, now)
      return true
    }),

  refunded: ({ sql, random, highest, now }) =>
    sql.begin(async (tx) => {
      const [order] = await tx<Settled[]>`
        update orders set status = 'refunded', ended_at = ${now}
        where status = 'paid' and id = (
          select id from orders where id >= ${recent(random, highest)} and status = 'paid' order by id limit 1)
        returning id::float, total::float, subtotal::float, merchant_id::float as "merchantId"`
      if (!order) return false
      const [payment] = await tx<{ id: number }[]>`
        update payments set status = 'refunded' where order_id = ${order.id} returning id::float`
      await tx`
        insert into refunds (amount, payment_id, kind, status, reason, requested_at)
        values (${order.total}, ${payment?.id ?? 0}, 'refund', 'on_its_way', 'Barang rusak', ${now})`
      await owe(tx, order.merchantId, -order.subtotal, now)
      return true
    }),

  edited: async ({ sql, random, highest, now }) => {
    const product = 1 + random.below(highest.products)
    const shopper = 1 + random.below(highest.shoppers)
    if (random.below(2) === 0) return recordAnswer(sql, { shopper, answer: random.pick(['yes', 'no']), at: now })

    const { count } = await sql`update products set price = price + 500, changed_at = ${now} where id = ${product}`
    return count > 0
  },

  deleted: async ({ sql, random, highest }) => {
    const from = 1 + random.below(highest.orders)
    const { count } = await sql`
      delete from reviews where id = (select id from reviews where id >= ${from} order by id limit 1)`
    return count > 0
  },
}

type Settled = { id: number; total: number; subtotal: number; merchantId: number }

const SHIPPING = 9000

/** The latest orders, on which something may still happen. */
const LAST_ORDERS = 2000
const recent = (random: Random, { orders }: HighestIds) => Math.max(1, orders - random.below(LAST_ORDERS))

const owe = (tx: TransactionSql, merchant: number, amount: number, now: string) =>
  tx`update balances set amount = amount + ${amount}, changed_at = ${now} where merchant_id = ${merchant}`
