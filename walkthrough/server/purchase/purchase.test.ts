import { afterEach, expect, test } from 'vitest'
import type { WatchedSystem } from '../systems/systems'
import { type ReceivedRequest, serveControl } from '../testing/serve-control'
import { type Purchase, readPurchase } from './read-purchase'
import { readWhatEachKnows } from './what-each-knows'

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

type Answers = Parameters<typeof serveControl>[0]

async function serveSystem<Name extends WatchedSystem['name']>(name: Name, answers: Answers) {
  const server = await serveControl(answers)
  open.push(server)

  return { name, origin: server.address, address: server.address, auditorKey: 'a'.repeat(64) }
}

const BASKET = '0b7f8f0e-6d4f-4c4a-9a43-0d7d5f0a1b2c'
const live = { readCookies: async () => [{ name: '__Host-pasar_session', value: 'own' }] }
const asking = (name: string, input: object) =>
  `GET /api/trpc/${name}?${new URLSearchParams({ input: JSON.stringify(input) })}`
const answering = (data: object) => ({ result: { data } })

test('a purchase is the newest order of the buyer in the screens', async () => {
  const pasar = await serveSystem('pasar', {
    'GET /orders': () => ['<a href="/orders/PSR-NEW0">', '<a href="/orders/PSR-OLD0">'],
    [asking('order.get', { orderId: 'PSR-NEW0' })]: () =>
      answering({
        id: 'PSR-NEW0',
        status: 'paid',
        total: 129_000,
        recipient: 'Galuh',
        street: 'Jl. Cihampelas 12',
        lines: [{ quantity: 2 }, { quantity: 1 }],
      }),
  })

  expect(await readPurchase({ live, systems: { pasar } })).toEqual({
    recipient: 'Galuh',
    street: 'Jl. Cihampelas 12',
    number: 'PSR-NEW0',
    order: { id: 'PSR-NEW0', status: 'paid', total: 129_000, goods: 3 },
  })
})

test('before there is an order it is the basket that has an address, and without one there is none', async () => {
  const quote = { delivery: { recipient: 'Galuh', street: 'Jl. Cihampelas 12' } }
  const answers: Answers = {
    'GET /orders': () => [],
    'GET /basket': () => [`<a href="/checkout/${BASKET}">`],
    [asking('basket.checkout', { basketId: BASKET })]: () => answering({ quote }),
  }
  const pasar = await serveSystem('pasar', answers)

  const withAddress = await readPurchase({ live, systems: { pasar } })
  answers[asking('basket.checkout', { basketId: BASKET })] = () => answering({ quote: { delivery: null } })

  expect(withAddress).toMatchObject({ recipient: 'Galuh', number: BASKET, order: null })
  expect(await readPurchase({ live, systems: { pasar } })).toBeNull()
})

const order = { id: 'PSR-NEW0', status: 'paid', total: 129_000, goods: 1 }
const purchase: Purchase = { recipient: 'Galuh', street: 'Jl. Cihampelas 12', number: order.id, order }

/** A system with these values; its name also occurs in other purchases. */
const finding =
  (rows: Record<string, { count: number; beside?: number }>) =>
  ({ body }: ReceivedRequest) => {
    const { value, beside } = body as { value: string; beside?: string }
    const row = rows[value] ?? { count: 0, beside: 0 }

    return { count: row.count, ...(beside && { beside: row.beside ?? 0 }), tables: [] }
  }

test('each system counts the facts of this purchase alone, and the feed knows no such order', async () => {
  const find = 'POST /api/audit/find'
  const systems = {
    ramai: await serveSystem('ramai', { [find]: finding({}) }),
    pasar: await serveSystem('pasar', {
      [find]: finding({
        Galuh: { count: 91, beside: 1 },
        'Jl. Cihampelas 12': { count: 91, beside: 1 },
        'PSR-NEW0': { count: 7 },
      }),
    }),
    kasir: await serveSystem('kasir', { [find]: finding({ 'PSR-NEW0': { count: 2 } }) }),
  }

  expect(await readWhatEachKnows({ systems, purchase, order })).toEqual({
    order,
    knowledge: [
      { system: 'ramai', rows: { name: 0, address: 0, order: 0 } },
      { system: 'pasar', rows: { name: 1, address: 1, order: 7 } },
      { system: 'kasir', rows: { name: 0, address: 0, order: 2 } },
    ],
    feedStatus: 404,
  })
})

test('a system that is down is shown as one that cannot be read', async () => {
  const down = { name: 'ramai', origin: 'http://127.0.0.1:9', address: 'http://127.0.0.1:9', auditorKey: 'a' } as const
  const find = { 'POST /api/audit/find': finding({}) }
  const systems = { ramai: down, pasar: await serveSystem('pasar', find), kasir: await serveSystem('kasir', find) }

  const { knowledge, feedStatus } = await readWhatEachKnows({ systems, purchase, order })

  expect([knowledge[0], feedStatus]).toEqual([{ system: 'ramai', rows: null }, null])
})
