import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AuditEvent } from '../audit-log/audit-event'

type Row = Omit<AuditEvent, 'system'>

export const TEST_KEY = 'a'.repeat(32)

/**
 * A system that has an audit log and nothing else: a real HTTP server with the audit interface, for
 * tests.
 */
export async function serveAuditLog({ port = 0, key = TEST_KEY } = {}) {
  const rows: Row[] = []
  const readers = new Set<ServerResponse>()
  let healthy = true

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/api/health') return json(response, healthy ? 200 : 503, {})
    if (request.headers.authorization !== `Bearer ${key}`) return json(response, 401, {})
    const after = Number(url.searchParams.get('after') ?? 0)
    const limit = Number(url.searchParams.get('limit') ?? 500)
    const events = rows.filter(({ sequence }) => sequence > after).slice(0, limit)

    if (url.pathname === '/api/audit/events')
      return json(response, 200, { head: { sequence: rows.length, hash: rows.at(-1)?.hash ?? '' }, events })
    if (url.pathname === '/api/audit/tables') return json(response, 200, { tables: [{ name: 'posts', rows: 40 }] })
    if (url.pathname !== '/api/audit/stream') return json(response, 404, {})

    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
    for (const event of events) response.write(frame(event))
    readers.add(response)
    request.on('close', () => readers.delete(response))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add(kind: string, detail: Row['detail'] = {}) {
      const previousHash = rows.at(-1)?.hash ?? ''
      const at = new Date().toISOString().replace('Z', '000Z')
      const hash = createHash('sha256').update(`${previousHash}${kind}${at}`).digest('hex')
      const row = { sequence: rows.length + 1, previousHash, hash, at, kind, detail }
      rows.push(row)
      for (const reader of readers) reader.write(frame(row))
    },
    setHealthy(next: boolean) {
      healthy = next
    },
    startAnew() {
      rows.length = 0
      for (const reader of readers) reader.end()
      readers.clear()
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const frame = (row: Row) => `id: ${row.sequence}\nevent: audit\ndata: ${JSON.stringify(row)}\n\n`

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
