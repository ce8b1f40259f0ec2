/** What a merchant may send at most. */
export const MOST_BYTES = 16 * 1024

export class BodyTooLarge extends Error {}

/**
 * The body as text, read no further than the limit: a client's own `content-length` is only a claim.
 * @throws {BodyTooLarge}
 * @throws {Error} when the caller hung up before all of it had come.
 */
export async function readBody(request: Request, mostBytes: number) {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0

  const reader = request.body?.getReader()
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    bytes += chunk.value.byteLength
    if (bytes > mostBytes) {
      // Not awaited: of a request that was cloned, it ends only when both have been read.
      void reader?.cancel()
      throw new BodyTooLarge()
    }
    text += decoder.decode(chunk.value, { stream: true })
  }
  if (isCut(request, bytes)) throw new Error('The caller hung up before the whole body had come.')

  return text + decoder.decode()
}

/** Next hands over no body at all once the caller is gone, and without a body a refund is a whole one under a key of ours. */
const isCut = ({ headers, body, signal }: Request, bytes: number) =>
  bytes < Number(headers.get('content-length') ?? 0) || (body === null && signal.aborted)
