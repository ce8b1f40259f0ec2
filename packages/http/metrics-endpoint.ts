import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { listenOrEnd } from './listen'
import { readMetricsEndpoint } from './register'
import { collectFigures } from './telemetry'

type MetricsEndpoint = {
  /** `127.0.0.1:9464`. Without an address or a key, the endpoint does not exist. */
  address: string | undefined
  /** The key of the header `Authorization: Bearer …`. */
  key: string | undefined
  /** The system's endpoints register. */
  register: unknown
}

/** A request has one short header block, so these limits are low. */
const PATIENCE = { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 5_000 }

/**
 * Opens the metrics endpoint of a process, web server or worker. It has its own port: access to it
 * gives no access to pages, and pages expose no metrics. Does not keep the process alive.
 */
export async function openMetricsEndpoint({ address, key, register }: MetricsEndpoint): Promise<void> {
  const endpoint = readMetricsEndpoint(register)
  if (!address || !key || !endpoint) return
  const server = createServer({ ...PATIENCE, maxHeaderSize: 4_096 }, (request, response) => {
    const requestId = randomUUID()
    answer(request, { path: endpoint.path, key }).then(
      ({ status, text, error, headers }) => {
        response.writeHead(status, {
          'cache-control': 'no-store',
          'x-request-id': requestId,
          ...headers,
          'content-type': error ? 'application/json' : 'text/plain; version=0.0.4; charset=utf-8',
        })
        response.end(error ? JSON.stringify({ error, requestId }) : text)
      },
      () => response.destroy(),
    )
  })
  const { hostname, port } = new URL(`http://${address}`)
  await listenOrEnd(server, { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) })
  server.unref()
}

type Answer = { status: number; text?: string | undefined; error?: string; headers?: Record<string, string> }

async function answer(
  { url, method, headers }: IncomingMessage,
  endpoint: { path: string; key: string },
): Promise<Answer> {
  if (url !== endpoint.path) return { status: 404, error: 'not_found' }
  if (method !== 'GET') return { status: 405, error: 'method_not_allowed', headers: { allow: 'GET' } }
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (!token) return { status: 401, error: 'key_missing' }
  if (!timingSafeEqual(digest(token), digest(endpoint.key))) return { status: 401, error: 'key_wrong' }

  return { status: 200, text: await collectFigures() }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
