import midtrans from 'midtrans-client'
import { connect } from '@/db/connect'
import { TEST_MERCHANT, TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { forgetOld } from '@/server/jobs/forget-old'
import { advanceClock } from '@/server/simulation/advance-clock'
import { deliverDue } from '@/server/testing/deliver-due'
import type { openReceiver } from '@/server/testing/open-receiver'
import { expireDue } from '@/server/transaction/expire-when-due'
import { serveGateway } from './serve-gateway'

const AMOUNT = 150_000
const AFTER_ITS_END_SECONDS = 25 * 60 * 60

type RunThrough = {
  url: string
  shop: Awaited<ReturnType<typeof openReceiver>>
  /** Distinguishes the orders of different calls. */
  name: string
}

/**
 * Makes two payments as shop, payer and worker do, over connections that it closes: the first is
 * paid, the second expires. Returns their final states.
 */
export async function runThroughPayments({ url, shop, name }: RunThrough): Promise<unknown[]> {
  const gateway = await serveGateway(url, [shop.origin], { simulation: true })
  const { db, sql, close } = connect(url)
  const snap = clientOf(gateway.origin, `${shop.origin}/hook`)
  const simulate = async (path: string, body = {}) => {
    const { status } = await fetch(`${gateway.origin}/_sim/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_SIMULATION_KEY}` },
      body: JSON.stringify(body),
    })
    if (status !== 200) throw new Error(`The simulation answered ${status} to ${path}.`)
  }
  const work = async () => {
    await expireDue(db)
    await deliverDue(db, shop.delivery)
    await forgetOld(db, { now: new Date() })
    await sql`select seal_audit_events()`
  }
  const open = async (orderId: string) => {
    await snap.createTransaction({ transaction_details: { order_id: orderId, gross_amount: AMOUNT } })
    await simulate(`transactions/${orderId}/select`, { method: 'other_qris' })
    await work()
    await snap.transaction.status(orderId)
  }
  const [paid, unpaid] = [`PSR-PAID-${name}`, `PSR-UNPAID-${name}`]

  await open(paid)
  await simulate(`transactions/${paid}/pay`)
  await open(unpaid)
  await advanceClock(db, { seconds: AFTER_ITS_END_SECONDS })
  await work()
  const statuses = [await snap.transaction.status(paid), await snap.transaction.status(unpaid)]
  await close()
  await gateway.close()

  return statuses.map(({ transaction_status }) => transaction_status)
}

function clientOf(origin: string, notificationUrl: string) {
  const { serverKey, clientKey } = TEST_MERCHANT
  const snap = new midtrans.Snap({ isProduction: false, serverKey, clientKey })
  snap.apiConfig.getSnapApiBaseUrl = () => `${origin}/snap/v1`
  snap.apiConfig.getCoreApiBaseUrl = () => origin
  snap.httpClient.http_client.defaults.headers.common['X-Override-Notification'] = notificationUrl

  return snap
}
