import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that the walkthrough made: method and path, key, body. */
export type ReceivedRequest = { request: string; authorization: string | undefined; body: unknown }

type Answers = Record<string, (request: ReceivedRequest) => object>

/** A system's demo control, over real HTTP, with the answers that a test gives it. */
export async function serveControl(answers: Answers, headers: Record<string, string> = {}) {
  const requests: ReceivedRequest[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const call: ReceivedRequest = {
      request: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      body: text ? JSON.parse(text) : undefined,
    }
    requests.push(call)
    const answer = answers[call.request]
    response.writeHead(answer ? 200 : 404, headers)
    response.end(JSON.stringify(answer?.(call) ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return { address, requests, close: () => new Promise((resolve) => server.close(resolve)) }
}
