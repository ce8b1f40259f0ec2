import type { IncomingMessage } from 'node:http'

/** The whole body of a request to a test's own server, whatever its size. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)

  return Buffer.concat(chunks)
}
