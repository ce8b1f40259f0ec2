import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Browser } from '@jembatan/contract/conformance/browser'
import { openDatabase } from '../../dev/postgres/open-database'
import { root } from '../../dev/systems/systems'
import type { Contestant } from './contestant'
import { signed } from './node-floor/signed'
import { startPeer } from './start-peer'

const SOURCES = join(root, 'tools', 'bench', 'peers', 'node-floor')
const PRODUCTS = 1_000
const LINK_SECONDS = 60

/** Node without a framework, three requests an order: a lower bound for any shop on Node. */
export async function startNodeFloor(folder: string): Promise<Contestant> {
  const peer = await startPeer({
    name: 'floor',
    folder,
    prepare: createTables,
    cwd: root,
    health: '/api/health',
    command: [process.execPath, '--import', 'tsx', join(SOURCES, 'server.ts')],
  })

  return {
    name: 'bare Node',
    buy: ({ order }) => buy(peer.origin, String((order % PRODUCTS) + 1)),
    parts: peer.parts,
    databases: { 'bare Node': peer.databaseUrl },
    finish: async () => {},
    stop: peer.stop,
  }
}

async function createTables(databaseUrl: string) {
  const sql = openDatabase(databaseUrl)
  await sql.unsafe(await readFile(join(SOURCES, 'schema.sql'), 'utf8'))
  await sql.unsafe('vacuum analyze')
  await sql.end()
}

async function buy(origin: string, sku: string) {
  const browser = new Browser(origin)
  const link = signed(sku, LINK_SECONDS)
  assertDone(await browser.ask(`/land?t=${link}`))
  const placed = assertDone(await browser.ask('/place', post({ t: link })))
  assertDone(await browser.ask('/confirm', post(JSON.parse(placed.body))))
}

const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

function assertDone<Answer extends { status: number; body: string }>(answer: Answer) {
  if (answer.status !== 200) throw new Error(`Bare Node answered ${answer.status}: ${answer.body.slice(0, 300)}`)

  return answer
}
