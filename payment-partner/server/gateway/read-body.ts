export class BodyTooLarge extends Error {}

/**
 * The body as text, read no further than the limit: a client's own `content-length` is only a claim.
 * @throws {BodyTooLarge}
 */
export async function readBody(request: Request, mostBytes: number) {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0

  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new BodyTooLarge()
    text += decoder.decode(chunk, { stream: true })
  }

  return text + decoder.decode()
}
