import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Browser } from '@jembatan/buyer/browser'
import { payAtTheDoor } from '@jembatan/buyer/checkout'
import { notify, signNotification } from '@jembatan/buyer/gateway'
import { type Basket, fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { cancelOrder, readOrder } from '@jembatan/buyer/order'
import { pickItem } from '@jembatan/buyer/shop'
import { tablesOf } from '../../tools/dev/postgres/stored-text'
import { readColumns, within } from '../world/database'
import { openShopOf } from '../world/open-shop'
import type { World } from '../world/world'
import { cite, law } from './cite'
import { type Control, toFinding } from './control'

/** The worker reads the inbox at once; this allows for a busy machine. */
const READ_WITHIN_MS = 20_000

/** Names of fields for a card number or a PIN. */
const CARD_DATA = /^(pan|card_?number|card_?no|cvv2?|cvc|pin|otp|expiry_(month|year))$/

export const paidByVerifiedStatus: Control = {
  row: 20,
  clauses: cite(law('PP 80/2019', '60(3)–(5)')),
  title: {
    id: 'Pesanan lunas hanya oleh notifikasi bertanda tangan yang dipastikan lewat Get Status; Pasar tidak menyimpan data kartu, Kasir tidak tahu isi keranjang',
    en: 'An order is paid only by a signed notification that Get Status confirms; Pasar keeps no card data, Kasir knows no basket',
  },
  concurrent: true,
  check: async (world) => {
    const shop = await openShopOf(world)
    const item = pickItem(shop)
    const basket = await fillBasketWith(shop, item)
    const orderId = await placeOrder(basket)
    const tries = await tryToLookPaid(world, basket, orderId)
    await pay(basket, orderId)
    const paid = await stateOf(basket, orderId)
    const twice = await repeatNotification(world, basket, orderId)
    await cancelOrder(basket.browser, orderId)
    const late = await notifyLate(world, await fillBasketWith(shop, item))
    const door = await orderAtTheDoor(world, await fillBasketWith(shop, item))

    const looksPaid = tries.filter(({ state }) => state !== 'awaiting_payment')
    const worked =
      looksPaid.length + Number(twice !== paid) + Number(late !== 'cancelled') + Number(door.state !== 'confirmed')
    const cardData = (await readColumns(world.pasar.databaseUrl)).filter(({ name }) => CARD_DATA.test(name))
    const atKasir = await findBasketAtKasir(world, [item.sku, await nameOf(world, item.sku), 'ramai', 'promo'])
    return toFinding({
      faults: [
        ...looksPaid.map(({ what, state }) => `${what} made the order ${state}`),
        ...(paid.startsWith('paid') ? [] : [`after the payment the order is ${paid}`]),
        ...(twice === paid ? [] : [`after repeated notifications the order went from "${paid}" to "${twice}"`]),
        ...(late === 'cancelled' ? [] : [`a notification that came late made an order that had ended ${late}`]),
        ...(door.state === 'confirmed'
          ? []
          : [`a notification made an order ${door.state} that its courier has not collected for`]),
        ...door.atKasir.map((where) => `what is paid at the door is known to Kasir: ${where}`),
        ...cardData.map(({ table, name }) => `Pasar keeps ${table}.${name}`),
        ...atKasir,
      ],
      figure: {
        id: `${tries.length + 3} cara berpura-pura lunas, ${worked} berhasil`,
        en: `${tries.length + 3} ways to look paid, ${worked} worked`,
      },
      observations: [
        ...tries.map(({ what, answer, state }) => `${what}: answered ${answer}, the order stays ${state}`),
        `paid at Kasir: ${paid}; notified again: ${twice}`,
        `cancelled, then notified of a payment: ${late}`,
        `to be paid at the door, then notified of a payment: ${door.state}; Kasir knows nothing of it`,
      ],
    })
  },
}

async function tryToLookPaid(world: World, basket: Basket, orderId: string) {
  const finish = `/payment/finish?order_id=${orderId}-1&status_code=200&transaction_status=settlement`
  const ways = [
    {
      what: 'a notification with a forged signature',
      ask: () => notifyOf(world, orderId, { amount: basket.total, serverKey: 'SB-Mid-server-guessed' }),
    },
    { what: 'a well signed notification of another sum', ask: () => notifyOf(world, orderId, { amount: 1 }) },
    {
      what: 'a well signed notification of a payment that never was',
      ask: () => notifyOf(world, orderId, { amount: basket.total }),
    },
    {
      what: 'a notification over BI-SNAP that is signed with another key',
      ask: () => notifyOverBiSnap(world, orderId, basket.total),
    },
    { what: 'a browser that comes back and says "settlement"', ask: () => basket.browser.ask(finish) },
  ]
  const tried: { what: string; answer: number; state: string }[] = []
  for (const { what, ask } of ways) {
    const { status: answer } = await ask()
    await untilRead(world, orderId)
    tried.push({ what, answer, state: (await readOrder(basket.browser, orderId)).status })
  }

  return tried
}

type Notification = { status?: string; amount: number; serverKey?: string }

/** Sends a notification about an order's first payment, signed with the real key by default. */
function notifyOf({ pasar }: World, orderId: string, { status = 'settlement', amount, serverKey }: Notification) {
  const notification = signNotification(
    {
      order_id: `${orderId}-1`,
      status_code: '200',
      gross_amount: `${amount}.00`,
      transaction_status: status,
      transaction_id: '00000000-0000-4000-8000-000000000000',
    },
    serverKey ?? pasar.environment.MIDTRANS_SERVER_KEY ?? '',
  )

  return notify(new Browser(pasar.origin), JSON.stringify(notification))
}

const BI_SNAP_PATH = '/api/payment/bi-snap/v1.0/qr/qr-mpm-notify'

/**
 * Sends a notification of the standard's form, signed over path, body and time as its partner
 * would.
 */
function notifyOverBiSnap({ pasar }: World, orderId: string, amount: number) {
  const body = JSON.stringify({
    originalPartnerReferenceNo: `${orderId}-1`,
    originalReferenceNo: 'A1200000000000000',
    latestTransactionStatus: '00',
    amount: { value: `${amount}.00`, currency: 'IDR' },
  })
  const timestamp = new Date().toISOString()
  const digest = createHash('sha256').update(body).digest('hex')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signature = sign('RSA-SHA256', Buffer.from(`POST:${BI_SNAP_PATH}:${digest}:${timestamp}`), privateKey)

  return new Browser(pasar.origin).ask(BI_SNAP_PATH, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': signature.toString('base64'),
    },
    body,
  })
}

/**
 * Waits until the worker has processed the notification: a false one would be believed only then.
 */
async function untilRead({ pasar }: World, orderId: string) {
  const deadline = Date.now() + READ_WITHIN_MS
  const unread = () =>
    within(pasar.databaseUrl, async (sql) => {
      const [row] = await sql`
        select count(*) from payment_notifications where provider_order_id = ${`${orderId}-1`} and processed_at is null`

      return Number(row?.count)
    })
  while ((await unread()) > 0) {
    if (Date.now() > deadline) throw new Error('Pasar left notifications unread in its inbox.')
    await pause(50)
  }
}

async function repeatNotification(world: World, basket: Basket, orderId: string) {
  for (const status of ['settlement', 'settlement', 'pending', 'expire'])
    await notifyOf(world, orderId, { status, amount: basket.total })
  await untilRead(world, orderId)

  return stateOf(basket, orderId)
}

/** Sends a notification about a cancelled order. Pasar must ask Kasir, who denies it. */
async function notifyLate(world: World, basket: Basket) {
  const orderId = await placeOrder(basket)
  await cancelOrder(basket.browser, orderId)
  await notifyOf(world, orderId, { amount: basket.total })
  await untilRead(world, orderId)

  return (await readOrder(basket.browser, orderId)).status
}

/**
 * Places an order with cash on delivery: no notification may pay it, and Kasir must not know it.
 */
async function orderAtTheDoor(world: World, basket: Basket) {
  await payAtTheDoor(basket.browser, basket.basketId)
  const orderId = await placeOrder(basket)
  await notifyOf(world, orderId, { amount: basket.total })
  await untilRead(world, orderId)
  const { status: state } = await readOrder(basket.browser, orderId)
  await cancelOrder(basket.browser, orderId)

  return { state, atKasir: await findBasketAtKasir(world, [orderId]) }
}

/** Returns the order's status and its items. */
async function stateOf(basket: Basket, orderId: string) {
  const { status, total, lines } = await readOrder(basket.browser, orderId)

  return `${status}, ${lines.length} line, ${total}`
}

const nameOf = ({ pasar }: World, sku: string): Promise<string> =>
  within(pasar.databaseUrl, async (sql) => {
    const [product] = await sql<{ name: string }[]>`
      select products.name_id as name from variants join products on products.id = product_id where sku = ${sku}`

    return product?.name ?? sku
  })

const REGISTRATIONS = 'kasir, table merchants'

async function findBasketAtKasir({ kasir, pasar }: World, words: string[]) {
  const stored = await tablesOf('kasir', kasir.databaseUrl)
  // The old shop used Kasir too and registered an address in the feed, so other tenants' rows
  // are ignored.
  const tables = stored.map(({ name, texts }) => ({
    name,
    texts: name === REGISTRATIONS ? texts.filter((text) => text.includes(pasar.origin)) : texts,
  }))

  return tables.flatMap(({ name, texts }) =>
    words
      .filter((word) => texts.some((text) => text.toLowerCase().includes(word.toLowerCase())))
      .map((word) => `${name} says "${word}"`),
  )
}
