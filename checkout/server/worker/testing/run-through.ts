import type { Sql } from 'postgres'
import type { Database } from '@/db/connect'
import { areas } from '@/db/schema'
import { runEveryMinute, runWorker } from '../../../soak/run-jobs'
import { chooseCourier } from '../../basket/choose-courier'
import { saveAddress } from '../../basket/save-address'
import { showCheckout } from '../../basket/show-checkout'
import { showHandoff } from '../../handoff/show-handoff'
import { openIssuer } from '../../handoff/testing/test-issuer'
import { getOrder } from '../../order-view/get-order'
import { readProgress } from '../../order-view/read-progress'
import { SERVER_KEY, signedNotification, type startGateway } from '../../payment/gateway/testing/test-gateway'
import { receiveNotification } from '../../payment/notification/receive-notification'
import { checkOut } from '../../placement/check-out'
import { followUpOrders } from '../follow-up-orders'

const ADDRESS = {
  recipient: 'Sari Wulandari',
  phone: '081234567890',
  street: 'Jalan Melati 7',
  rtRw: '',
  landmark: '',
  courierNote: '',
}
const COURIER = 'merpati-reguler'
/** The shop of `tap`'s item. */
const SHOP = 'rumah-ayu'
const AFTER_THE_DEADLINE_MS = 2 * 60 * 60_000

type Process = { db: Database; sql: Sql; partner: Awaited<ReturnType<typeof startGateway>> }

/** Completes one order as browser, gateway and worker do: landing, checkout, payment, receipt. */
export async function runThroughPaidOrder(process: Process) {
  const { db, partner } = process
  const order = await runUntilPlaced(process)
  for (const [status, code] of [
    ['pending', '201'],
    ['settlement', '200'],
  ] as const) {
    partner.transactions.set(order.providerOrderId, { status, amount: order.total })
    const rawBody = signedNotification({
      order_id: order.providerOrderId,
      transaction_status: status,
      status_code: code,
      gross_amount: `${order.total}.00`,
    })
    await receiveNotification({ db, serverKey: SERVER_KEY, now: order.now }, { rawBody })
    await work(process, new Date())
  }
  await getOrder(db, order)

  return (await readProgress(db, order)).status
}

/** Places one order that stays unpaid until it expires. */
export async function runThroughUnpaidOrder(process: Process) {
  const order = await runUntilPlaced(process)
  const later = new Date(order.now.getTime() + AFTER_THE_DEADLINE_MS)
  await followUpOrders(process.db, process.partner.gateway, { now: later })
  await work(process, later)

  return (await readProgress(process.db, order)).status
}

async function runUntilPlaced({ db, partner: { gateway } }: Process) {
  const { settings, tap, browser } = await openIssuer()
  const now = new Date()
  const buyer = browser()
  const token = await tap({ at: now })
  await showHandoff({ db, settings, now }, { token, nonce: buyer.nonce })
  const { basketId } = await buyer.buy(db, token, now)
  const own = { basketId, sessionHash: buyer.sessionHash() ?? '', now }
  const [area] = await db.select().from(areas).limit(1)
  await saveAddress({ db, ...own }, { ...own, address: { ...ADDRESS, areaId: area?.id ?? '' } })
  const { totals } = await chooseCourier({ db, ...own }, { ...own, shopId: SHOP, courierCode: COURIER })
  await showCheckout({ db, ...own }, own)
  const { orderId } = await checkOut(
    { db, address: '203.0.113.7', browserHash: null, gateway, ...own },
    { ...own, expectedTotal: totals.total },
  )
  await readProgress(db, { ...own, orderId })

  return { ...own, orderId, total: totals.total, providerOrderId: `${orderId}-1` }
}

async function work({ db, sql, partner: { gateway } }: Process, now: Date) {
  while ((await runWorker({ sql }, { db, gateway, now })) > 0);
  await runEveryMinute({ db, gateway, now })
  await sql`select seal_audit_events()`
}
