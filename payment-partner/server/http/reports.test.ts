import { afterAll, beforeAll, expect, test } from 'vitest'
import { payTransaction } from '@/server/payer/pay-transaction'
import { NOW, openWorld, type World } from '@/server/testing/open-world'
import { serveGateway } from './testing/serve-gateway'

let world: World
let gateway: Awaited<ReturnType<typeof serveGateway>>
beforeAll(async () => {
  world = await openWorld()
  gateway = await serveGateway(world.url, ['http://shop.test'])
})
afterAll(async () => {
  await gateway.close()
  await world.close()
})

const fetchReport = (file: string, serverKey = world.merchant.serverKey) =>
  fetch(`${gateway.origin}/reports/settlement/${file}`, {
    headers: { authorization: `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}` },
  })

test('a merchant reads the payments of a day as a file', async () => {
  const { id, orderId } = await world.openTransaction()
  await payTransaction(world.db, { id, now: NOW })

  const answer = await fetchReport('2026-11-24.csv')

  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(await answer.text()).toContain(
    `2026-11-24,${world.merchant.id},${orderId},${id},,settlement,bank_transfer,bca_va`,
  )
})

test('without the server key a report is refused as Core refuses', async () => {
  const answer = await fetchReport('2026-11-24.csv', 'SB-Mid-server-wrong')

  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ status_code: '401' })
})

test.each(['2026-02-30.csv', '2026-11-24', 'latest.csv'])('there is no report called %s', async (file) => {
  expect((await fetchReport(file)).status).toBe(404)
})
