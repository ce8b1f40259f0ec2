import { DomainError } from '@jembatan/platform/errors'
import type { Database } from '@/db/connect'
import { choosePayment } from '@/server/basket/choose-payment'
import { quoteBasket } from '@/server/basket/quote-basket'
import type { Gateway } from '@/server/payment/gateway/gateway'
import { GatewayError } from '@/server/payment/gateway/gateway-error'
import { placeOrder } from '@/server/placement/place-order'
import { fillBasket, issueTestVoucher } from '@/server/testing/open-world'
import { Crashed, CrashPoint, crashingDatabase, crashingGateway } from './crashing'
import type { Shop, World } from './open-world'

/** Pieces per order line. */
export const PIECES = 2

/** The stock that an order's pieces are a fifth of: a new phone may hold no more until it pays. */
const UNTIL_PLACED = 5 * PIECES

/**
 * Performs one action and returns the sentence that describes it, or `undefined` when the action is
 * not possible.
 */
export type Step = (run: Run) => Promise<string | undefined>

export type Run = Awaited<ReturnType<typeof startRun>>

type ProcessWork = (process: { db: Database; gateway: Gateway; now: Date }) => Promise<unknown>

let runs = 0

/** A template SKU per parcel, each from another shop. */
const LIKE = ['AYU-SERUM', 'KALA-MUG', 'HIJAU-POT']

/** `all`: vouchers cover all goods and the shipping. */
export type Discount = 'none' | 'some' | 'all'

type StartRun = { spare: number; shops: number; cod: boolean; discount: Discount }

/**
 * Places one order at several shops, with a SKU of its own per shop, and returns everything that
 * acts on it.
 */
export async function startRun(world: World, shop: Shop, { spare, cod, discount, ...plan }: StartRun) {
  runs += 1
  const shops = cod ? 1 : plan.shops
  const parcels = await Promise.all(
    LIKE.slice(0, shops).map((like, index) =>
      shop.stock({ sku: `SOAK-${process.pid}-${runs}-${index}`, like, pieces: UNTIL_PLACED }),
    ),
  )
  const lines = parcels.map(({ sku }) => ({ sku, quantity: PIECES }))
  // A phone per run, so that parcels refused in other runs do not count against it.
  const phone = `+62812${String(runs).padStart(8, '0')}`
  const vouchers = await issueVouchers(shop, { discount, shopId: parcels[0]?.shopId, name: `${process.pid}X${runs}` })
  const basket = await fillBasket(shop.db, { lines, phone, vouchers })
  if (cod) await choosePayment({ db: shop.db, ...basket }, { ...basket, paymentWay: 'cod' })
  const now = world.now()
  const { totals } = await quoteBasket(shop.db, { ...basket, now })
  const { orderId } = await placeOrder(shop.db, { ...basket, expectedTotal: totals.total, now })
  for (const { sku } of parcels) await shop.sellOut(sku, spare)

  const history = [
    `A buyer orders ${PIECES} pieces of ${shops} shops for Rp${totals.total}${cod ? ', to be paid at the door' : ''}${discount === 'none' ? '' : `, less ${discount} of it by vouchers`}, with ${spare} more in stock.`,
  ]

  return {
    world,
    shop,
    cod,
    parcels,
    /** Codes of its vouchers; each can be used once. */
    vouchers,
    /** Maps any number to one of the parcels. */
    pickParcel: (any: number) => parcels[any % parcels.length] ?? { sku: '', shopId: '' },
    orderId,
    sessionHash: basket.sessionHash,
    total: totals.total,
    history,
    record: (sentence: string | undefined) => sentence && history.push(sentence),
    /** Newest first. */
    attempts: () => shop.sql<Attempt[]>`
      select number, provider_order_id, state from payment_attempts where order_id = ${orderId} order by number desc`,
    notifications: () => world.sink.waitingFor(orderId),
    inProcess: (work: ProcessWork, crashAt?: number) => runProcess(world, shop, work, crashAt),
  }
}

async function issueVouchers({ db }: Shop, { discount, shopId, name }: IssueVouchers) {
  const settings = {
    none: [],
    // Amounts that divide none of the prices evenly.
    some: [{ kind: 'shop', shopId, amount: 17_003 }, { amount: 20_011 }, { kind: 'shipping', amount: 3_001 }],
    all: [{ amount: 90_000_000 }, { kind: 'shipping', amount: 90_000_000 }],
  } as const
  const issued = settings[discount].map((voucher, index) =>
    issueTestVoucher(db, { code: `SOAK${name}N${index}`, quota: 1, endsAt: NEVER, ...voucher }),
  )

  return (await Promise.all(issued)).map(({ code }) => code)
}

/** Later than any simulated time. */
const NEVER = new Date('2100-01-01T00:00:00Z')

type IssueVouchers = { discount: Discount; shopId: string | undefined; name: string }

type Attempt = { number: number; provider_order_id: string; state: string }

/** How a process ended: the rest of its sentence, and whether the sender may stop repeating. */
type Ending = { ending: string; finished: boolean }

/**
 * Runs work in a Pasar process. The work may be refused, or the process may crash and restart
 * shortly after.
 */
async function runProcess(world: World, shop: Shop, work: ProcessWork, crashAt?: number): Promise<Ending> {
  const crashPoint = new CrashPoint(crashAt)
  const [db, gateway] = [crashingDatabase(shop.sql, crashPoint), crashingGateway(world.gateway, crashPoint)]
  try {
    await work({ db, gateway, now: world.now() })
    return { ending: '.', finished: true }
  } catch (error) {
    if (crashPoint.reached !== undefined) {
      await world.passTime(RESTART_SECONDS)
      return { ending: ` and the process crashes ${crashPoint.reached}.`, finished: false }
    }
    if (error instanceof DomainError) return { ending: `, which is refused: ${error.code}.`, finished: true }
    if (error instanceof GatewayError) return { ending: `, and the gateway fails: ${error.message}`, finished: false }
    throw error instanceof Crashed
      ? new Error('a crash was reported to a process that did not crash', { cause: error })
      : error
  }
}

/** Longer than any lease of a process that does not respond. */
const RESTART_SECONDS = 15
