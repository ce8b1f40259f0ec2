import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type StubRequest = {
  method: string
  path: string
  query: URLSearchParams
  body: string
  request: IncomingMessage
}

export type StubResponse = { status?: number; headers?: Record<string, string>; body?: string }

/** A server with a test's answers for a system. Returns its origin. */
export async function startStub(
  respond: (request: StubRequest) => StubResponse | Promise<StubResponse>,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://pretend')
    let body = ''
    for await (const chunk of request) body += chunk
    const answer = await respond({ method: request.method ?? 'GET', path, query, body, request })
    response.writeHead(answer.status ?? 200, { 'content-type': 'text/html', ...answer.headers })
    response.end(answer.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })

  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
