import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'

/**
 * Lets what follows answer in fewer bytes, by brotli or gzip as the browser takes them.
 * A stream stays as it is: one that waits for a full block to compress is no stream.
 */
export function fewerBytes() {
  const compress = compression({
    // A fifteenth less than the library's own 4, for a millisecond on our largest page.
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } },
    filter: (request, response) =>
      !String(response.getHeader('content-type')).startsWith('text/event-stream') &&
      compression.filter(request, response),
  })

  return (request: IncomingMessage, response: ServerResponse, next: () => void) =>
    compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], next)
}
