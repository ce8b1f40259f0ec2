import midtrans from 'midtrans-client'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { TEST_PAYOUT_KEYS } from '@/db/test-merchant'
import { maskCard } from '@/server/card/test-cards'
import type { Method } from '@/server/method/methods'
import { confirmMethod } from '@/server/page/confirm-method'
import { payTransaction } from '@/server/payer/pay-transaction'
import { openWorld, type World } from '@/server/testing/open-world'
import { findUndescribed } from './hold-against-description'
import { serveGateway } from './serve-gateway'

export const SHOP = 'http://127.0.0.1:3001'
export const WIB_TIME = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)

type Wishes = { serverKey?: string; headers?: Record<string, string> }

let orders = 0

/**
 * Opens a gateway behind HTTP for one test file, and the official client with only its address
 * changed.
 */
export function openConformance() {
  let world: World
  let gateway: Awaited<ReturnType<typeof serveGateway>>
  const undescribed: string[] = []
  beforeAll(async () => {
    world = await openWorld()
    gateway = await serveGateway(world.url, [SHOP], {
      onAnswer: (answered) => undescribed.push(...findUndescribed(answered)),
    })
  })
  // Every answer in a test must match its description, field by field.
  afterEach(() => expect(undescribed.splice(0)).toEqual([]))
  afterAll(async () => {
    await gateway.close()
    await world.close()
  })

  function redirected<Client extends midtrans.Snap | midtrans.CoreApi | midtrans.Iris>(
    Api: new (options: { isProduction: boolean; serverKey: string; clientKey: string }) => Client,
    { serverKey = world.merchant.serverKey, headers = {} }: Wishes = {},
  ): Client {
    const client = new Api({ isProduction: false, serverKey, clientKey: world.merchant.clientKey })
    client.apiConfig.getSnapApiBaseUrl = () => `${gateway.origin}/snap/v1`
    client.apiConfig.getCoreApiBaseUrl = () => gateway.origin
    client.apiConfig.getIrisApiBaseUrl = () => `${gateway.origin}/iris/api/v1`
    Object.assign(client.httpClient.http_client.defaults.headers.common, headers)

    return client
  }

  const snap = (wishes?: Wishes) => redirected(midtrans.Snap, wishes)
  const core = (wishes?: Wishes) => redirected(midtrans.CoreApi, wishes)

  /** The client of the payouts' API, by default with the creator's key. */
  const iris = ({ serverKey = TEST_PAYOUT_KEYS.creatorKey, headers }: Wishes = {}) =>
    redirected(midtrans.Iris, { serverKey, headers })

  const order = (more = {}) => {
    orders += 1
    return { transaction_details: { order_id: `CONFORM-${orders}`, gross_amount: 150_000 }, ...more }
  }

  /** Confirms a method as the payer would on the page. */
  async function confirmed({ method = 'bca_va' as Method, card = '' } = {}) {
    const wish = order()
    const token = await snap().createTransactionToken(wish)
    const maskedCard = card ? maskCard(card) : undefined
    const transaction = await confirmMethod(world.db, { token, method, maskedCard, now: new Date() })
    if (!transaction) throw new Error('The page did not offer the method.')

    return { wish, token, orderId: wish.transaction_details.order_id, id: transaction.id }
  }

  async function paid(method: Method) {
    const pending = await confirmed({ method })
    await payTransaction(world.db, { id: pending.id, now: new Date() })

    return pending
  }

  return {
    get world() {
      return world
    },
    get origin() {
      return gateway.origin
    },
    /**
     * Returns and clears the undescribed answers of this test; a test that calls it states its own
     * expectation.
     */
    takeUndescribed: () => undescribed.splice(0),
    snap,
    core,
    iris,
    order,
    confirmed,
    paid,
  }
}

export const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => expect.unreachable('the client resolved'),
    ({ httpStatusCode, ApiResponse }) => ({ httpStatusCode, ApiResponse }),
  )
