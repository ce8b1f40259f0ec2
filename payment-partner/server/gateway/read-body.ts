/** Largest body of a merchant's request. */
export const MOST_BYTES = 16 * 1024

export class BodyTooLarge extends Error {}

/**
 * Reads the body as text up to the limit: a client's `content-length` is only a claim.
 * @throws {BodyTooLarge}
 * @throws {Error} if the caller disconnects before the end.
 */
export async function readBody(request: Request, mostBytes: number) {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0

  const reader = request.body?.getReader()
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    bytes += chunk.value.byteLength
    if (bytes > mostBytes) {
      // Not awaited: for a cloned request it resolves only when both copies have been read.
      void reader?.cancel()
      throw new BodyTooLarge()
    }
    text += decoder.decode(chunk.value, { stream: true })
  }
  if (isCut(request, bytes)) throw new Error('The caller hung up before the whole body had come.')

  return text + decoder.decode()
}

/**
 * Next passes no body once the client has gone. Without a body a refund would be for the whole
 * amount, under a key of ours.
 */
const isCut = ({ headers, body, signal }: Request, bytes: number) =>
  bytes < Number(headers.get('content-length') ?? 0) || (body === null && signal.aborted)
