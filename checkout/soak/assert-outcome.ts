import { expect } from 'vitest'
import { assertInvariants } from '../../evidence/invariants/check-invariants'
import type { Run } from './run'

/**
 * Asserts that both systems agree, no invariant is violated and the run's order has one final
 * state. Returns that state.
 */
export async function assertOutcome({ shop, world, orderId, total, cod }: Run) {
  const { serverKey, kasirSql: kasir } = world
  await assertInvariants({ pasar: shop.sql, kasir, serverKey, supply: shop.supply, everythingRests: true })

  const [order] = await shop.sql`
    select status, flag, paid_at is not null as paid,
      (select coalesce(string_agg(distinct reason || ' refund ' || state, ' and '), 'no refund') from refunds where order_id = orders.id) as refunds,
      (select count(*)::int from order_events where order_id = orders.id and kind = 'paid') as fulfilments,
      (select coalesce(sum(amount), 0)::int from refunds where order_id = orders.id and state in ('manual', 'manual_done')) as by_hand
    from orders where id = ${orderId}`
  const balance = await moneyAtKasir(kasir, orderId)
  const returned = order?.status === 'cancelled' || order?.status === 'expired'

  expect(order?.status, 'no order waits for ever').not.toBe('awaiting_payment')
  if (returned) expect(balance, 'what is not fulfilled is not paid').toBe(order.by_hand)
  else expect(balance, 'what is fulfilled is paid once at most').toBeLessThanOrEqual(total + order?.by_hand)
  expect(order?.fulfilments, 'one fulfilment at most').toBeLessThanOrEqual(1)
  if (cod) expect(balance, 'what is paid at the door is not paid at Kasir').toBe(0)
  // Fulfilment of a COD order is optional: it may wait for its seller.
  if (!returned) expect(order?.fulfilments, 'one fulfilment').toBe(cod && !order?.paid ? 0 : 1)

  return `${order?.status}${cod ? ' at the door' : ''} with ${order?.refunds}${order?.flag ? ` (${order.flag})` : ''}`
}

async function moneyAtKasir(kasir: Run['world']['kasirSql'], orderId: string) {
  const [row] = await kasir<{ rupiah: number }[]>`
    select coalesce(sum(gross_amount - refunded_amount), 0)::int as rupiah from transactions
    where starts_with(order_id, ${orderId}) and (
      status in ('settlement', 'partial_refund') or (status = 'capture' and fraud_status = 'accept'))`

  return row?.rupiah
}
