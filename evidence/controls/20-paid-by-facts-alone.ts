import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Browser } from '@jembatan/contract/conformance/browser'
import { tablesOf } from '../../e2e/leaks'
import type { Item } from '../../tools/bench/checkout/street'
import { type Control, judge, sameClause } from '../control'
import { readColumns, within } from '../database'
import {
  type Basket,
  callOff,
  fillBasket,
  goShopping,
  orderOf,
  payAtKasir,
  placeOrder,
  type Shopping,
} from '../shopping'
import type { World } from '../world'

/** Its worker reads the inbox at once; a busy machine is forgiven a while. */
const READ_WITHIN_MS = 20_000

/** Where a card number or a PIN would lie. */
const CARD_DATA = /^(pan|card_?number|card_?no|cvv2?|cvc|pin|otp|expiry_(month|year))$/

export const paidByFactsAlone: Control = {
  row: 20,
  clauses: sameClause('PP 80/2019 Ps. 60(3)–(5)'),
  title: {
    id: 'Pesanan lunas hanya oleh kabar bertanda tangan yang ditanyakan kembali; Pasar tidak menyimpan data kartu, Kasir tidak tahu isi keranjang',
    en: 'An order is paid by a signed notification that was asked back alone; Pasar keeps no card data, Kasir knows no basket',
  },
  check: async (world) => {
    const street = await goShopping(world)
    const [item] = street.items
    if (!item) throw new Error('There is nothing to buy.')
    const basket = await fillBasket(street, item)
    const orderId = await placeOrder(basket)
    const tries = await tryToLookPaid(street, basket, orderId)
    await payAtKasir(street, basket, orderId)
    const paid = await stateOf(basket, orderId)
    const twice = await tellAgain(street, basket, orderId)
    await callOff(basket, orderId)
    const late = await tellLate(street, item)

    const looksPaid = tries.filter(({ state }) => state !== 'awaiting_payment')
    const worked = looksPaid.length + Number(twice !== paid) + Number(late !== 'cancelled')
    const cardData = (await readColumns(world.pasar.databaseUrl)).filter(({ name }) => CARD_DATA.test(name))
    const told = await findBasketAtKasir(world, [item.sku, await nameOf(world, item.sku), 'ramai', 'promo'])
    return judge({
      faults: [
        ...looksPaid.map(({ what, state }) => `${what} made the order ${state}`),
        ...(paid.startsWith('paid') ? [] : [`after the payment the order is ${paid}`]),
        ...(twice === paid ? [] : [`told twice, the order went from "${paid}" to "${twice}"`]),
        ...(late === 'cancelled' ? [] : [`a notification that came late made an order that had ended ${late}`]),
        ...cardData.map(({ table, name }) => `Pasar keeps ${table}.${name}`),
        ...told,
      ],
      figure: {
        id: `${tries.length + 2} cara berpura-pura lunas, ${worked} berhasil`,
        en: `${tries.length + 2} ways to look paid, ${worked} worked`,
      },
      looked: [
        ...tries.map(({ what, answer, state }) => `${what}: answered ${answer}, the order stays ${state}`),
        `paid at Kasir: ${paid}; told of it again: ${twice}`,
        `called off, and then told that it is paid: ${late}`,
      ],
    })
  },
}

type Notification = { status?: string; amount: number; serverKey: string }

async function tryToLookPaid(street: Shopping, basket: Basket, orderId: string) {
  const serverKey = street.world.pasar.environment.MIDTRANS_SERVER_KEY ?? ''
  const finish = `/payment/finish?order_id=${orderId}-1&status_code=200&transaction_status=settlement`
  const ways = [
    {
      what: 'a notification that somebody else signed',
      ask: () => notify(street, orderId, { amount: basket.total, serverKey: 'SB-Mid-server-guessed' }),
    },
    { what: 'a well signed notification of another sum', ask: () => notify(street, orderId, { amount: 1, serverKey }) },
    {
      what: 'a well signed notification of a payment that never was',
      ask: () => notify(street, orderId, { amount: basket.total, serverKey }),
    },
    { what: 'a browser that comes back and says "settlement"', ask: () => basket.browser.ask(finish) },
  ]
  const tried: { what: string; answer: number; state: string }[] = []
  for (const { what, ask } of ways) {
    const { status: answer } = await ask()
    await untilRead(street, orderId)
    tried.push({ what, answer, state: (await orderOf(basket.browser, orderId)).status })
  }

  return tried
}

function notify({ world }: Shopping, orderId: string, { status = 'settlement', amount, serverKey }: Notification) {
  const signed = { order_id: `${orderId}-1`, status_code: '200', gross_amount: `${amount}.00` }
  const input = `${signed.order_id}${signed.status_code}${signed.gross_amount}${serverKey}`
  const body = {
    ...signed,
    signature_key: createHash('sha512').update(input).digest('hex'),
    transaction_status: status,
    transaction_id: '00000000-0000-4000-8000-000000000000',
    payment_type: 'qris',
    fraud_status: 'accept',
  }

  return new Browser(world.pasar.origin).ask('/api/payment/notification', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Whatever was answered, believing a notification happens later: a look before that would see nothing. */
async function untilRead({ world: { pasar } }: Shopping, orderId: string) {
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

async function tellAgain(street: Shopping, basket: Basket, orderId: string) {
  const serverKey = street.world.pasar.environment.MIDTRANS_SERVER_KEY ?? ''
  for (const status of ['settlement', 'settlement', 'pending', 'expire'])
    await notify(street, orderId, { status, amount: basket.total, serverKey })
  await untilRead(street, orderId)

  return stateOf(basket, orderId)
}

/** Who calls off is no longer asked for money: the word that it came anyway has to be asked back, and is not true. */
async function tellLate(street: Shopping, item: Item) {
  const serverKey = street.world.pasar.environment.MIDTRANS_SERVER_KEY ?? ''
  const basket = await fillBasket(street, item)
  const orderId = await placeOrder(basket)
  await callOff(basket, orderId)
  await notify(street, orderId, { amount: basket.total, serverKey })
  await untilRead(street, orderId)

  return (await orderOf(basket.browser, orderId)).status
}

/** How the order stands, and what it lists. */
async function stateOf({ browser }: Basket, orderId: string) {
  const { status, total, lines } = await orderOf(browser, orderId)

  return `${status}, ${lines.length} line, ${total}`
}

const nameOf = ({ pasar }: World, sku: string): Promise<string> =>
  within(pasar.databaseUrl, async (sql) => {
    const [product] = await sql<{ name: string }[]>`
      select products.name_id as name from variants join products on products.id = product_id where sku = ${sku}`

    return product?.name ?? sku
  })

async function findBasketAtKasir({ kasir }: World, words: string[]) {
  const tables = await tablesOf('kasir', kasir.databaseUrl)

  return tables.flatMap(({ name, texts }) =>
    words
      .filter((word) => texts.some((text) => text.toLowerCase().includes(word.toLowerCase())))
      .map((word) => `${name} says "${word}"`),
  )
}
