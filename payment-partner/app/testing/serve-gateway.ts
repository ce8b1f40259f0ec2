import { createServer, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { TEST_MERCHANT } from '@/db/test-merchant'

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>

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
  const routes = await loadRoutes()

  const server = createServer(async (incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://gateway').pathname
    const found = routes.find(({ method, pattern }) => incoming.method === method && pattern.test(path))
    const id = found?.pattern.exec(path)?.[1] ?? ''
    const answer = await found?.handle(toRequest(incoming), { params: Promise.resolve({ id }) })

    outgoing.writeHead(answer?.status ?? 404, { 'content-type': 'application/json' })
    outgoing.end(await answer?.text())
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

async function loadRoutes(): Promise<{ method: string; pattern: RegExp; handle: Handler }[]> {
  const [snap, status, cancel, expire] = await Promise.all([
    import('@/app/snap/v1/transactions/route'),
    import('@/app/v2/[id]/status/route'),
    import('@/app/v2/[id]/cancel/route'),
    import('@/app/v2/[id]/expire/route'),
  ])

  return [
    { method: 'POST', pattern: /^\/snap\/v1\/transactions$/, handle: snap.POST },
    { method: 'GET', pattern: /^\/v2\/([^/]*)\/status$/, handle: status.GET },
    { method: 'POST', pattern: /^\/v2\/([^/]*)\/cancel$/, handle: cancel.POST },
    { method: 'POST', pattern: /^\/v2\/([^/]*)\/expire$/, handle: expire.POST },
  ]
}

function toRequest(incoming: IncomingMessage) {
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  )
  const body = incoming.method === 'GET' ? undefined : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)

  // A streamed body needs `duplex`, which the types of this Node do not know yet.
  const streamed: RequestInit & { duplex: 'half' } = { method: incoming.method, headers, body, duplex: 'half' }

  return new Request(`http://gateway${incoming.url}`, streamed)
}
