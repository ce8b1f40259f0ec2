import { createServer } from 'node:http'
import { generateSigningKey, mintHandoff, parseSigningKey } from '@jembatan/contract/handoff'
import { freePort } from '../tools/systems/ports'

/** A social app that is none of ours: one page, one product, one form, and a key of its own. */
export async function openObrolan({ shop }: { shop: () => string }) {
  const port = await freePort()
  const origin = `http://obrolan.localhost:${port}`
  const signingKey = await parseSigningKey(await generateSigningKey())
  const product = { sku: 'RATIH-LAMP', quantity: 1, seen: { amount: 289_000, currency: 'IDR' as const }, promo: 7 }

  const server = createServer(async ({ method }, response) => {
    if (method !== 'POST')
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Obrolan</title><form method="post"><button>Lihat lampunya</button></form>')

    const token = await mintHandoff({ ...product, issuer: origin, audience: shop(), now: new Date(), signingKey })
    response
      .writeHead(303, {
        location: `${shop()}/h?t=${token}`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .end()
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))

  return {
    origin,
    /** What it gives a shop's operator. */
    entry: { name: 'Obrolan', returnUrl: `${origin}/beranda`, keys: { keys: [signingKey.publicJwk] }, denied: [] },
    close: () => server.close(),
  }
}
