import { readdir } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { TEST_MERCHANT } from '@/db/test-merchant'

type Params = Record<string, string>
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>
type Address = { file: string; pattern: RegExp; names: string[] }

const APP = dirname(import.meta.dirname)

/** The gateway's own route handlers behind a real HTTP server, without the minute that a build of the pages takes. */
export async function serveGateway(databaseUrl: string, targets: string[]) {
  Object.assign(process.env, {
    KASIR_DATABASE_URL: databaseUrl,
    KASIR_ORIGIN: 'http://kasir.test',
    KASIR_MERCHANT_SERVER_KEY: TEST_MERCHANT.serverKey,
    KASIR_MERCHANT_CLIENT_KEY: TEST_MERCHANT.clientKey,
    KASIR_MERCHANT_FINISH_URL: TEST_MERCHANT.finishUrl,
    KASIR_NOTIFICATION_TARGETS: targets.join(','),
    LOG_LEVEL: 'silent',
  })
  const addresses = await listAddresses()

  const server = createServer(async (incoming, outgoing) => {
    const answer = await handle(addresses, incoming)
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    origin: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await (await import('@/server/database')).getDatabase().close()
    },
  }
}

async function handle(addresses: Address[], incoming: IncomingMessage): Promise<Response> {
  const { pathname } = new URL(incoming.url ?? '/', 'http://gateway')
  for (const { file, pattern, names } of addresses) {
    const found = pattern.exec(pathname)
    if (!found) continue
    const routes: Record<string, Handler | undefined> = await import(/* @vite-ignore */ pathToFileURL(file).href)
    const params = Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']))
    const answer = await routes[incoming.method ?? '']?.(toRequest(incoming), { params: Promise.resolve(params) })

    return answer ?? new Response(null, { status: 405 })
  }

  return new Response(null, { status: 404 })
}

/** Every route handler at the address that its folder says. What is spelled out goes before what is a parameter. */
async function listAddresses(): Promise<Address[]> {
  const files = await readdir(APP, { recursive: true })
  const routes = files.filter((file) => file.endsWith('/route.ts')).sort((one, other) => rank(one) - rank(other))

  return routes.map((route) => {
    const path = dirname(route).replaceAll('%5F', '_')
    const names = [...path.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? '')
    const pattern = new RegExp(`^/${path.replaceAll('.', '\\.').replaceAll(/\[\w+\]/g, '([^/]*)')}$`)

    return { file: join(APP, route), pattern, names }
  })
}

const rank = (route: string) => route.split('[').length

function toRequest(incoming: IncomingMessage) {
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  )
  const body = incoming.method === 'GET' ? undefined : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)

  // A streamed body needs `duplex`, which the types of this Node do not know yet.
  const streamed: RequestInit & { duplex: 'half' } = { method: incoming.method, headers, body, duplex: 'half' }

  return new Request(`http://gateway${incoming.url}`, streamed)
}
