import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { pipeline } from 'node:stream/promises'
import type { EvidenceRuns } from './evidence-runs'

export type Room = ReturnType<typeof manageRoom>

/**
 * Addresses where phones of the same network can read the report; empty while it is closed, or
 * without a network.
 */
type Opened = { open: boolean; addresses: string[] }

type Options = Pick<EvidenceRuns, 'file'> & {
  /** The machine's names and addresses in the network. */
  hosts?: () => string[]
}

/**
 * Serves the last report to phones in the room. Between `open` and `close` it listens on all
 * addresses of the machine and serves only the evidence's files, below a path that cannot be
 * guessed. No system is reachable through it.
 */
export function manageRoom({ file, hosts = findHosts }: Options) {
  let listening: { server: Server; port: number; path: string } | undefined
  let opening: Promise<Opened> | undefined

  const look = (): Opened => {
    if (!listening) return { open: false, addresses: [] }
    const { port, path } = listening

    return { open: true, addresses: hosts().map((host) => `http://${host}:${port}${path}`) }
  }

  async function listen(): Promise<Opened> {
    const path = `/${randomBytes(6).toString('base64url')}/`
    const server = createServer((request, response) => {
      answer(request, response, path, file).catch(() => response.destroy())
    })
    server.listen(0)
    await once(server, 'listening')
    listening = { server, path, port: (server.address() as AddressInfo).port }

    return look()
  }

  return {
    look,
    /** Concurrent calls listen once. */
    async open(): Promise<Opened> {
      opening ??= listen()
      await opening

      return look()
    },
    async close(): Promise<Opened> {
      await opening?.catch(() => {})
      opening = undefined
      listening?.server.close()
      listening?.server.closeAllConnections()
      listening = undefined

      return look()
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, path: string, file: Options['file']) {
  const url = request.url ?? ''
  const looks = request.method === 'GET' || request.method === 'HEAD'
  const media = looks && url.startsWith(path) ? await file(url.slice(path.length)).catch(() => null) : null
  if (!media) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Tidak ada di sini. / Not here.\n')
    return
  }
  response.writeHead(200, { ...HEADERS, 'content-type': media.type, 'content-length': media.size })
  if (request.method === 'HEAD') response.end()
  else await pipeline(media.content, response)
}

/** A report is one file with its fonts and colours, and loads nothing. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const findHosts = () =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
