import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Sql } from 'postgres'
import { freePort } from '../tools/systems/ports'
import { test as base } from './journey'
import { kasir } from './systems'

type Order = { token: string; orderId: string; url: string }

/** A merchant of Kasir's that is not Pasar: its own keys, and a page of its own that loads snap.js. */
type Toko = {
  origin: string
  clientKey: string
  /** Asks Kasir for a payment page, as any merchant would. */
  order: (wishes?: object) => Promise<Order>
  /** Charges through Core. */
  charge: (wishes: object) => Promise<Record<string, unknown>>
  statusOf: (orderId: string) => Promise<Record<string, unknown>>
}

export const test = base.extend<object, { toko: Toko }>({
  toko: [
    async ({ books }, use) => {
      const port = await freePort()
      const origin = `http://toko.localhost:${port}`
      const name = randomUUID().slice(0, 8)
      const keys = { server: `SB-Mid-server-${name}`, client: `SB-Mid-client-${name}` }
      await register(books.kasir, { id: `T-${name}`, origin, keys })
      const server = createServer(({ url = '/' }, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(drawPage(url, keys.client)),
      )
      await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))

      const ask = askWith(keys.server)
      await use({
        origin,
        clientKey: keys.client,
        order: async (wishes = {}) => {
          const transaction_details = { order_id: `TOKO-${randomUUID().slice(0, 13)}`, gross_amount: 75_000 }
          const { token, redirect_url } = await ask('/snap/v1/transactions', { transaction_details, ...wishes })

          return { token: String(token), orderId: transaction_details.order_id, url: String(redirect_url) }
        },
        charge: (wishes) => ask('/v2/charge', wishes),
        statusOf: (orderId) => ask(`/v2/${orderId}/status`),
      })
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker' },
  ],
})

export { expect } from './journey'

type Registration = { id: string; origin: string; keys: { server: string; client: string } }

async function register(sql: Sql, { id, origin, keys }: Registration) {
  await sql`
    insert into merchants (id, name, server_key, client_key, finish_url, embed_origins)
    values (${id}, 'Toko Contoh', ${keys.server}, ${keys.client}, ${`${origin}/selesai`}, ${sql.json([origin])})`
}

const askWith = (serverKey: string) => async (path: string, body?: object) => {
  const response = await fetch(`${kasir.address}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Basic ${btoa(`${serverKey}:`)}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })

  return (await response.json()) as Record<string, unknown>
}

/** Its pages: where a buyer returns to, and one with a button that opens the popup and writes down what it hears. */
function drawPage(url: string, clientKey: string) {
  if (url.startsWith('/selesai')) return '<!doctype html><title>Selesai</title><h1>Terima kasih</h1>'
  const key = url.startsWith('/wrong-key') ? 'SB-Mid-client-of-somebody-else' : clientKey

  return `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width"><title>Toko Contoh</title>
    <h1>Toko Contoh</h1><button>Bayar</button><section id="room"></section><output></output>
    <script src="${kasir.origin}/snap/snap.js" data-client-key="${key}"></script>
    <script>
      const wishes = new URLSearchParams(location.hash.slice(1))
      const write = (name) => (result) => { document.querySelector('output').textContent += name + ' ' + (result?.status_code ?? '') + ';' }
      const options = { onSuccess: write('success'), onPending: write('pending'), onError: write('error'), onClose: write('close') }
      document.querySelector('button').onclick = () => snap.pay(wishes.get('token'), { ...options, language: wishes.get('language') ?? undefined })
      if (wishes.has('room')) snap.embed(wishes.get('token'), { ...options, embedId: 'room' })
    </script>`
}
