import { type StubRequest, startStub } from './stub-server'
import { emptyDatabase } from './test-databases'
import { openTestForge } from './test-forge'
import { createTestWorld } from './test-world'

const PRICE = 129_000

/** Misbehaviour of a shop. An honest one has none of it. */
export type ShopFaults = Partial<{
  chargesTokenPrice: boolean
  skipsPriceConfirmation: boolean
  miscalculatesTotal: boolean
  insuresUnasked: boolean
  trustsAnyNotification: boolean
  /** A notification over BI-SNAP counts without its signature. */
  trustsAnyBiSnap: boolean
  trustsBrowsers: boolean
  /** A late notification pays for an ended order. */
  revivesCancelledOrders: boolean
  sendsBasketToKasir: boolean
  /** Opens a payment for cash on delivery, too. */
  tellsKasirOfCash: boolean
  reportsSalesToRamai: boolean
  /** Does not answer at all. */
  isDown: () => boolean
  cannotSell: () => boolean
  productPage: string
  checkoutPage: string
}>

type Order = { status: string; subtotal: number }
type Input = { quantity?: number }

/** A shop, its payment company and a feed, reduced to the needs of a purchase. */
export async function worldWithShop(faults: ShopFaults = {}) {
  const { by, keyFile } = await openTestForge()
  const [feed, books, kasirBooks] = await Promise.all([emptyDatabase(), emptyDatabase(), emptyDatabase()])
  await feed.sql.unsafe("create table creators (name text); insert into creators values ('Rani')")
  await books.sql.unsafe(SCHEMA)
  await kasirBooks.sql.unsafe("create table transactions (detail text); insert into transactions values ('neutral')")
  let tokenPrice = PRICE
  let agreed = false
  let quantity = 1
  let insured = faults.insuresUnasked === true
  let atTheDoor = false
  const order: Order = { status: 'awaiting_payment', subtotal: PRICE }

  const settle = async () => {
    order.status = 'paid'
    if (faults.reportsSalesToRamai) await feed.sql`update creators set name = name || ' (1 sold)'`
    if (faults.sendsBasketToKasir) await kasirBooks.sql`insert into transactions values ('AYU-SERUM')`
  }
  const applyStatus = async (status: string) => {
    if (faults.trustsAnyNotification) order.status = status
    if (faults.revivesCancelledOrders && order.status === 'cancelled') await settle()
  }
  const quote = () => {
    const [subtotal, shipping, insurance, serviceFee] = [PRICE * quantity, 12_000, insured ? 600 : 0, 1_000]
    const total = subtotal + shipping + insurance + serviceFee + (faults.miscalculatesTotal ? 1 : 0)
    return {
      parcels: [
        {
          shop: { id: 'rumah-ayu', name: 'Rumah Ayu' },
          courier: { code: 'kirim' },
          lines: [{ sku: 'AYU-SERUM', shopId: 'rumah-ayu', unitPrice: PRICE, quantity, seenAmount: tokenPrice }],
        },
      ],
      paymentWay: atTheDoor ? 'cod' : 'gateway',
      totals: {
        currency: 'IDR',
        subtotal,
        shipping,
        insurance,
        serviceFee,
        total,
        shopDiscount: 0,
        platformDiscount: 0,
        shippingDiscount: 0,
      },
      obstacles: tokenPrice < PRICE && !agreed ? ['price_rise'] : [],
      notAtTheDoor: [],
      vouchers: [],
    }
  }
  const procedures: Record<string, (input: Input) => unknown> = {
    'basket.checkout': () => ({ quote: quote(), orderId: null }),
    'basket.changeQuantity': (input) => {
      quantity = input.quantity ?? 1
      return {}
    },
    'basket.chooseInsurance': () => {
      insured = true
      return {}
    },
    'basket.choosePayment': () => {
      atTheDoor = true
      return {}
    },
    'basket.buyNow': () => ({ basketId: `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}` }),
    'basket.confirmPrice': () => {
      agreed = true
      return {}
    },
    'order.get': () => ({
      ...order,
      total: 142_000,
      lines: [{ sku: 'AYU-SERUM', shopId: 'rumah-ayu', unitPrice: order.subtotal, quantity: 1 }],
      events: [],
      refunds: [],
      parcels: [],
      complaints: [],
      paidAt: null,
      arrivedAt: null,
      payment: null,
    }),
    'order.cancel': () => {
      if (order.status === 'awaiting_payment' || order.status === 'confirmed') order.status = 'cancelled'
      return { outcome: 'cancelled' }
    },
    'order.place': async () => {
      if (faults.cannotSell?.()) throw new Error('feed_is_away')
      if (quote().obstacles.length > 0 && !faults.skipsPriceConfirmation) throw new Error('price_rise')
      if (atTheDoor && faults.tellsKasirOfCash) await kasirBooks.sql`insert into transactions values ('PSR-1-1')`
      const status = atTheDoor ? 'confirmed' : 'awaiting_payment'
      Object.assign(order, { status, subtotal: faults.chargesTokenPrice ? tokenPrice : PRICE })
      return { orderId: 'PSR-1', redirectUrl: null }
    },
  }

  const answer = async ({ path, query, body, request }: StubRequest) => {
    if (faults.isDown?.()) request.socket.destroy()
    if (path === '/h') {
      const [, payload = ''] = (query.get('t') ?? '').split('.')
      tokenPrice = JSON.parse(Buffer.from(payload, 'base64url').toString()).seen[0]
      agreed = false
      atTheDoor = false
      quantity = 1
      return { body: '<input type="hidden" name="t" value="x">' }
    }
    if (path === '/h/claim') return { status: 303, headers: { location: '/products/ayu-serum?sku=AYU-SERUM' } }
    if (path === '/') return { body: '<a href="/products/ayu-serum">AYU</a>' }
    if (path.startsWith('/products/')) return { body: faults.productPage ?? 'Rp129.000, termasuk PPN' }
    if (path.startsWith('/checkout/')) return { body: faults.checkoutPage ?? '<input type="checkbox">' }
    if (path === '/payment/finish' && faults.trustsBrowsers) await settle()
    if (path === '/api/payment/notification') await applyStatus(JSON.parse(body).transaction_status)
    if (path.startsWith('/api/payment/bi-snap/') && faults.trustsAnyBiSnap) await settle()
    if (path === '/api/trpc/order.watch') return { body: 'data: {"status":"paid"}\n\n' }
    if (path.startsWith('/api/trpc/'))
      return callProcedure(procedures[path.split('/').at(-1) ?? ''], JSON.parse(body || '{}'))

    return {}
  }

  const shop = await startStub(answer)
  const kasir = await startStub(async ({ path }) => {
    if (path.endsWith('/pay')) await settle()
    return { body: '{}' }
  })
  const issuers = JSON.stringify({ 'http://ramai.localhost': { returnUrl: 'http://ramai.localhost/' } })
  const world = await createTestWorld({ files: { 'state/public/issuers.json': issuers } })

  return {
    ...world,
    ramai: {
      ...world.ramai,
      databaseUrl: feed.url,
      environment: { RAMAI_SIGNING_KEY_FILE: keyFile, RAMAI_ORIGIN: String(by.claims.iss) },
    },
    pasar: {
      ...world.pasar,
      origin: shop,
      databaseUrl: books.url,
      environment: {
        PASAR_ORIGIN: shop,
        PASAR_DATABASE_URL: books.url,
        PASAR_ISSUERS_FILE: `${world.published}/issuers.json`,
        MIDTRANS_SERVER_KEY: 'SB-Mid-server-pretend',
      },
    },
    kasir: {
      ...world.kasir,
      origin: kasir,
      databaseUrl: kasirBooks.url,
      environment: { KASIR_ORIGIN: kasir, KASIR_DATABASE_URL: kasirBooks.url },
    },
  }
}

async function callProcedure(procedure: ((input: Input) => unknown) | undefined, input: Input) {
  try {
    return { body: JSON.stringify({ result: { data: (await procedure?.(input)) ?? { totals: { total: 142_000 } } } }) }
  } catch (error) {
    return { status: 409, body: JSON.stringify({ error: { message: (error as Error).message } }) }
  }
}

const SCHEMA = `
  create table products (id text, shop_id text, name_id text);
  create table variants (sku text, product_id text, price integer, available integer);
  create table promos (id integer, sku text);
  create table areas (id text, village text);
  create table payment_notifications (provider_order_id text, processed_at timestamptz);
  create table couriers (code text, kind text, position integer);
  insert into products values ('ayu-serum', 'rumah-ayu', 'AYU Serum Pencerah');
  insert into variants values ('AYU-SERUM', 'ayu-serum', ${PRICE}, 20);
  insert into promos values (101, 'AYU-SERUM');
  insert into areas values ('1', 'Cipaganti');
  insert into couriers values ('kirim', 'regular', 1);
`
