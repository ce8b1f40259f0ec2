import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The page draws the time of each frame as a row of blocks, one for each bit, black or white. */
export const STAMP = { bits: 32, width: 12, height: 24 }

/**
 * Serves a page of which a third changes with each frame, like a clip in the feed, and which draws
 * the time.
 */
export async function serveMovingPage() {
  const server = createServer(({ url }, response) => {
    if (url !== '/') return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><body style="margin:0"><canvas width="390" height="844"></canvas>
      <script>(${draw})(${JSON.stringify(STAMP)})</script>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * Runs as text in the page: it has no named function, because the compiler would add a helper that
 * the page lacks.
 */
async function draw({ bits, width, height }: typeof STAMP) {
  const canvas = document.querySelector('canvas')?.getContext('2d')
  while (canvas) {
    const now = await new Promise<number>(requestAnimationFrame)
    const at = Date.now()
    for (let bit = 0; bit < bits; bit++) {
      canvas.fillStyle = Math.floor(at / 2 ** bit) % 2 ? '#fff' : '#000'
      canvas.fillRect(bit * width, 0, width, height)
    }
    for (let bar = 0; bar < 10; bar++) {
      canvas.fillStyle = `hsl(${now / 10 + bar * 36} 70% 55%)`
      canvas.fillRect(bar * 39, 200, 39, 280)
    }
  }
}
