import { randomUUID } from 'node:crypto'
import type { Database } from '@/db/connect'
import { quoteBasket } from '@/server/basket/quote-basket'
import { DomainError } from '@/server/errors'
import type { Gateway } from '@/server/payment/gateway/gateway'
import { GatewayError } from '@/server/payment/gateway/gateway-error'
import { placeOrder } from '@/server/placement/place-order'
import { fillBasket } from '@/server/test-shop'
import { Crashed, CrashPoint, crashingDatabase, crashingGateway } from './crashing'
import type { Shop, World } from './open-world'

const PIECES = 2

/** What somebody does next, and in which sentence the story tells it. Nothing is told of what was not possible. */
export type Step = (run: Run) => Promise<string | undefined>

export type Run = Awaited<ReturnType<typeof startRun>>

type ProcessWork = (process: { db: Database; gateway: Gateway; now: Date }) => Promise<unknown>

let tales = 0

/** One order of one product of its own, and everybody who has to do with it. */
export async function startRun(world: World, shop: Shop, { spare }: { spare: number }) {
  tales += 1
  const sku = `SOAK-${process.pid}-${tales}`
  await shop.stock(sku, PIECES + spare)
  const basket = await fillBasket(shop.db, { lines: [{ sku, quantity: PIECES }] })
  const now = world.now()
  const { totals } = await quoteBasket(shop.db, { ...basket, now })
  const { orderId } = await placeOrder(shop.db, { ...basket, expectedTotal: totals.total, now })

  const story = [`A buyer orders ${PIECES} pieces for Rp${totals.total}, with ${spare} more on the shelf.`]

  return {
    world,
    shop,
    sku,
    orderId,
    sessionHash: basket.sessionHash,
    total: totals.total,
    story,
    record: (sentence: string | undefined) => sentence && story.push(sentence),
    /** Newest first. */
    attempts: () => shop.sql<Attempt[]>`
      select number, provider_order_id, state from payment_attempts where order_id = ${orderId} order by number desc`,
    notifications: () => world.sink.waitingFor(orderId),
    inProcess: (inProcess: ProcessWork, crashAt?: number) => runProcess(world, shop, inProcess, crashAt),
  }
}

type Attempt = { number: number; provider_order_id: string; state: string }

export type Outcome = { ending: string; finished: boolean }

/** A process of Pasar does something. It may refuse, or be killed on the way, and is back a little later. */
async function runProcess(world: World, shop: Shop, inProcess: ProcessWork, crashAt?: number): Promise<Outcome> {
  const crashPoint = new CrashPoint(crashAt)
  const [db, gateway] = [crashingDatabase(shop.sql, crashPoint), crashingGateway(world.gateway, crashPoint)]
  try {
    await inProcess({ db, gateway, now: world.now() })
    return { ending: '.', finished: true }
  } catch (error) {
    if (crashPoint.end !== undefined) {
      await world.passTime(RESTART_SECONDS)
      return { ending: ` and is killed ${crashPoint.end}.`, finished: false }
    }
    if (error instanceof DomainError) return { ending: `, which is refused: ${error.code}.`, finished: true }
    if (error instanceof GatewayError) return { ending: `, and the gateway fails: ${error.message}`, finished: false }
    throw error instanceof Crashed ? new Error('somebody outlived a process', { cause: error }) : error
  }
}

/** Longer than anybody keeps a turn for a process that does not answer. */
const RESTART_SECONDS = 15

export const newSession = () => randomUUID()
