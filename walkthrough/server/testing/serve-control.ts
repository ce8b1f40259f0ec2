import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the walkthrough asked of a system: method and path, key, body. */
export type Heard = { asked: string; authorization: string | undefined; body: unknown }

type Answers = Record<string, (heard: Heard) => object>

/** A system's demo door, over real HTTP: tests decide what it says. */
export async function serveControl(answers: Answers, headers: Record<string, string> = {}) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const call: Heard = {
      asked: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      body: text ? JSON.parse(text) : undefined,
    }
    heard.push(call)
    const answer = answers[call.asked]
    response.writeHead(answer ? 200 : 404, headers)
    response.end(JSON.stringify(answer?.(call) ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return { address, heard, close: () => new Promise((resolve) => server.close(resolve)) }
}
