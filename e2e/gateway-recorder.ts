import { createServer } from 'node:http'

/** What a shop asked its gateway: method and path, with the order's number as `{id}`. */
export type Heard = { call: string; headers: Record<string, string | string[] | undefined> }

/** Stands between a shop and its gateway, passes everything on, and remembers what was asked. */
export async function openRecorder(gateway: string) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = 'GET', url = '/', headers } = request
    heard.push({ call: `${method} ${url.replace(/\/(PSR-[\w-]+|[\da-f-]{36})(?=\/|$)/g, '/{id}')}`, headers })

    const answer = await fetch(`${gateway}${url}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' && !OF_ONE_CONNECTION.has(name) ? [[name, value]] : [],
      ),
      body: method === 'GET' ? undefined : Buffer.concat(chunks),
      redirect: 'manual',
    })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    heard,
    address: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const OF_ONE_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding'])
