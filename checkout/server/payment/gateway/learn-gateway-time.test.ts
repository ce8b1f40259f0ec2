import { expect, test } from 'vitest'
import { placeTestOrder } from '../../testing/test-order'
import { findGatewayTimePast } from './gateway-time'
import { learnGatewayTime } from './learn-gateway-time'

const AN_HOUR = 3_600_000

test('a process that has just started knows by one question what time it is where a payment waits', async () => {
  const { db, gateway, requests, ...order } = await placeTestOrder({ gatewayAheadMs: 2 * AN_HOUR })
  const inAnHour = new Date(Date.now() + AN_HOUR)
  expect(findGatewayTimePast(inAnHour)).toBeNull()

  await learnGatewayTime(db, gateway)

  expect(findGatewayTimePast(inAnHour)).toEqual(expect.any(Date))
  expect(requests.map(({ path }) => path)).toEqual([`/v2/${order.providerOrderId}/status`])
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', attempts: ['creating'] })
})

test('without open payments, or with a silent gateway, the task succeeds', async () => {
  const { db, gateway, requests, faults, reportStatus } = await placeTestOrder()
  faults.push('silence')
  await learnGatewayTime(db, gateway)
  await reportStatus({})
  const countBefore = requests.length

  await learnGatewayTime(db, gateway)

  expect(requests).toHaveLength(countBefore)
})
