import { afterAll, beforeAll, expect, test } from 'vitest'
import { TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { openWorld, type World } from '@/server/testing/open-world'
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

const KEYED = { authorization: `Bearer ${TEST_SIMULATION_KEY}` }

test.each([
  'reset',
  'transactions/A/select',
  'transactions/A/pay',
  'transactions/A/deny',
  'transactions/A/expire',
  'transactions/A/settle',
  'transactions/A/chargeback',
  'transactions/A/reverse',
  'clock/advance',
  'webhooks/policy',
  'webhooks/flush',
  'faults',
])('a gateway that is no simulation has no /_sim/%s', async (path) => {
  const answer = await fetch(`${gateway.origin}/_sim/${path}`, { method: 'POST', headers: KEYED })

  expect(answer.status).toBe(404)
})

test.each(['transactions/A', 'clock'])('nor does it tell /_sim/%s', async (path) => {
  expect((await fetch(`${gateway.origin}/_sim/${path}`, { headers: KEYED })).status).toBe(404)
})
