import { expect, onTestFinished, test } from 'vitest'
import { type Cost, createStatementCounter } from '../../../tools/dev/postgres/statement-counter'
import { connect } from '../../db/connect'
import { areas } from '../../db/schema'
import { runDueJobs } from '../../soak/run-jobs'
import { quoteBasket } from '../basket/quote-basket'
import { saveAddress } from '../basket/save-address'
import { startBasket } from '../basket/start-basket'
import { showHandoff } from '../handoff/show-handoff'
import { openIssuer } from '../handoff/testing/test-issuer'
import { readProgress } from '../order-view/read-progress'
import { recordCallsIn } from '../payment/gateway/record-call'
import { SERVER_KEY, signedNotification, startGateway } from '../payment/gateway/testing/test-gateway'
import { receiveNotification } from '../payment/notification/receive-notification'
import { checkOut } from '../placement/check-out'
import { openShop } from '../testing/open-world'
import { readNews } from './read-inbox'

/**
 * Maximum cost of an order for Pasar's database, by step, as reached so far. After an improvement,
 * lower these values.
 */
const MOST: Record<string, Cost> = {
  look: { statements: 1, commits: 1 },
  claim: { statements: 1, commits: 1 },
  buy: { statements: 1, commits: 1 },
  address: { statements: 1, commits: 1 },
  'place and open the payment': { statements: 3, commits: 3 },
  'notification: pending': { statements: 1, commits: 1 },
  'notification: settlement': { statements: 1, commits: 1 },
  'worker: settlement': { statements: 7, commits: 1 },
  watch: { statements: 2, commits: 2 },
  'worker: later': { statements: 0, commits: 0 },
}

const ADDRESS = {
  recipient: 'Sari Wulandari',
  phone: '081234567890',
  street: 'Jalan Melati 7',
  rtRw: '',
  landmark: '',
  courierNote: '',
}
const REPORTS = [
  { status: 'pending', code: '201' },
  { status: 'settlement', code: '200' },
] as const

/** Acts as browser, gateway and worker in turn, and counts each step. */
async function buyAndCount() {
  const { sql, url } = await openShop()
  const counter = createStatementCounter()
  const { db, close } = connect(url, counter)
  onTestFinished(close)
  const partner = await startGateway({ onCall: recordCallsIn(db) })
  const { settings, tap, browser } = await openIssuer()
  const costs: Record<string, Cost> = {}
  const texts: string[] = []
  const step = async <Result>(name: string, work: () => Promise<Result>) => {
    counter.take()
    const result = await work()
    const reading = counter.take()
    costs[name] = add(costs[name], reading.cost)
    texts.push(...reading.texts.map((text) => `${name}: ${text}`))
    return result
  }
  const now = new Date()
  const [area] = await db.select().from(areas).limit(1)
  const address = { ...ADDRESS, areaId: area?.id ?? '' }
  const rani = browser()
  const token = await tap({ at: now })
  await step('look', () => showHandoff({ db, settings, now }, { token, nonce: rani.nonce }))
  const { sku } = await step('claim', () => rani.claim(db, token, now))
  const session = { sessionHash: rani.sessionHash() ?? '', now }
  const { basketId } = await step('buy', () => startBasket({ db, ...session }, { sku, quantity: 1 }))
  const own = { basketId, ...session }
  await step('address', () => saveAddress({ db, ...own }, { ...own, address }))
  // The page has read it: the courier is the usual one.
  const { totals } = await quoteBasket(db, own)
  const { orderId } = await step('place and open the payment', () =>
    checkOut(
      { db, address: '203.0.113.7', browserHash: null, gateway: partner.gateway, ...own },
      { ...own, expectedTotal: totals.total },
    ),
  )
  await step('watch', () => readProgress(db, { ...own, orderId }))

  for (const { status, code } of REPORTS) {
    partner.transactions.set(`${orderId}-1`, { status, amount: totals.total })
    const rawBody = signedNotification({
      order_id: `${orderId}-1`,
      transaction_status: status,
      status_code: code,
      gross_amount: `${totals.total}.00`,
    })
    await step(`notification: ${status}`, () => receiveNotification({ db, serverKey: SERVER_KEY, now }, { rawBody }))
  }
  const news = { providerOrderId: `${orderId}-1`, now }
  await step('worker: settlement', () => readNews(db, partner.gateway, news))
  const { status } = await step('watch', () => readProgress(db, { ...own, orderId }))
  const later = { db, gateway: partner.gateway, now: new Date(now.getTime() + 2 * 60 * 60_000) }
  await step('worker: later', () => runDueJobs({ sql }, later))

  return { costs, texts, status }
}

const add = (one: Cost = { statements: 0, commits: 0 }, other: Cost): Cost => ({
  statements: one.statements + other.statements,
  commits: one.commits + other.commits,
})

test('an order costs the database no more than what was reached', async () => {
  const { costs, texts, status } = await buyAndCount()

  expect(status).toBe('paid')
  expect(costs, texts.join('\n')).toEqual(MOST)
})
