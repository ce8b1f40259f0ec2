import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody } from '@jembatan/platform/request'
import { type DevControlAccess, removeAccessFile, writeAccessFile } from '../keys/control-access'
import { dim, printLine } from '../terminal/progress.mjs'
import { RequestError } from './request-error'
import { type Capabilities, route } from './routes'

export type DevControl = DevControlAccess & {
  /** Accepts requests from now on: all systems run. */
  begin: (capabilities: Capabilities) => void
  /**
   * Ends the breach, the evidence run, the migration command and the phones' report, and refuses
   * further requests.
   */
  clear: () => Promise<void>
  close: () => Promise<void>
}

const LARGEST_BODY = 10_000

/**
 * The launcher's HTTP server for a demonstration on this machine. A caller with its key can stop
 * systems, break a control on purpose, and run the evidence and the migration. Listens on the
 * loopback address for as long as the launcher runs.
 */
export async function openDevControl({ folder }: { folder: string }): Promise<DevControl> {
  const key = randomBytes(32).toString('hex')
  let capabilities: Capabilities | undefined
  const server = createServer((request, response) => {
    respond(request, response, key, () => capabilities).catch((error: Error) => {
      printLine(dim(`  · Dev control: ${error.message}`))
      response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const access = { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key }
  await writeAccessFile(folder, access)

  return {
    ...access,
    begin: (available) => {
      capabilities = available
    },
    clear: async () => {
      const { outages, evidence, migration, oneDatabase, room } = capabilities ?? {}
      capabilities = undefined
      outages?.end()
      await Promise.all([evidence?.end(), migration?.end(), room?.close()])
      await oneDatabase?.clear()
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await removeAccessFile(folder)
    },
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  findCapabilities: () => Capabilities | undefined,
) {
  try {
    if (!hasKey(request.headers.authorization, key)) throw new RequestError(401, 'wrong_key', 'The key is wrong.')
    const capabilities = findCapabilities()
    if (!capabilities) throw new RequestError(503, 'not_now', 'The systems are being started or stopped.')
    const { pathname } = new URL(request.url ?? '/', 'http://dev-control')
    const body = await readJson(request)
    const result = await route(request.method ?? 'GET', pathname, { capabilities, response, body })
    if (result) send(response, 200, result)
  } catch (error) {
    if (response.headersSent) throw error
    const refused = error instanceof RequestError ? error : new RequestError(503, 'failed', String(error))
    send(response, refused.status, { error: refused.code, message: refused.message })
  }
}

function hasKey(authorization = '', key: string) {
  const [header, expected] = [Buffer.from(authorization), Buffer.from(`Bearer ${key}`)]

  return header.length === expected.length && timingSafeEqual(header, expected)
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const headers = new Headers({ 'content-length': request.headers['content-length'] ?? '0' })
  const text = await readBody({ headers, body: request, signal: new AbortController().signal }, LARGEST_BODY)
  if (text === null) throw new RequestError(400, 'malformed', 'The body is too long.')
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    throw new RequestError(400, 'malformed', 'The body is not JSON.')
  }
}

function send(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
