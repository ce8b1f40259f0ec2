import {
  type ChunkEntry,
  databaseName,
  drawOrders,
  SAMPLE_TABLES,
  type SampleRequest,
  type SampleTable,
  sampleFiles,
  sampleFolder,
  sampleRequestSchema,
  sampleTables,
  secretOfDraw,
  signAnswer,
  signPromise,
  writeChunk,
} from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { readText } from '@jembatan/platform/object-store'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { selectCrossingWhere } from './crossing'
import { chunkName } from './export-bulk'
import type { Sender } from './store-bundle'

type AnswerDraw = {
  /** Reads in the snapshot whose sums were signed. */
  reader: Client
  sender: Sender
  migration: string
  sequence: number
  readAt: string
}

/**
 * Stores the orders that Pasar has requested beside the bundles, whole and encrypted, reveals the
 * promised secret and promises the next one. Returns the number of orders: 0 without a request. A
 * repeated call answers the same draw.
 */
export async function answerDraw({ reader, sender, migration, sequence, readAt }: AnswerDraw) {
  const { store, signingKey } = sender
  const request = await readRequest(sender, migration)
  if (!request) return 0
  const { draw, nonce } = request
  const secret = await secretOfDraw({ migration, draw }, signingKey)
  const { rows } = await reader.query<{ last: number }>('select coalesce(max(id), 0)::float as last from orders')
  const revealed = { secret, nonce, lastOrder: rows[0]?.last ?? 0, orders: request.orders }
  const orders = drawOrders(revealed)

  const files = sampleFiles(migration)
  // Removed first, so that a reader waits for the new answer.
  await store.remove(files.answer)
  const chunks: ChunkEntry[] = []
  for (const table of sampleTables) {
    const name = chunkName(chunks.length + 1, table)
    const rows = reader.query(copyTo(`copy (${selectCrossingWhere(table, belongsTo(table, orders))}) to stdout`))
    const entry = await writeChunk({
      name,
      table,
      holds: 'rows',
      readAt,
      rows,
      recipient: sender.recipient,
      put: (name, bytes) => store.put(`${sampleFolder(migration)}/${name}`, bytes),
    })
    if (entry) chunks.push(entry)
  }
  const { issuer, now } = sender
  const about = { migration, sequence, side: issuer, createdAt: now().toISOString(), draw, ...revealed }
  await store.put(files.answer, Buffer.from(await signAnswer({ ...about, chunks }, signingKey)))
  await store.put(files.promise, Buffer.from(await signPromise({ migration, draw: draw + 1 }, signingKey)))

  return chunks.find(({ table }) => table === 'orders')?.rows ?? 0
}

async function readRequest({ store }: Sender, migration: string): Promise<SampleRequest | undefined> {
  const file = await readText(store, sampleFiles(migration).request)
  if (!file) return undefined
  const request = sampleRequestSchema.parse(JSON.parse(file))
  if (request.migration !== migration)
    throw new DomainError('conflict', 'other_migration', 'The request belongs to another migration.')

  return request
}

/** The ids are our own numbers, so nothing has to be escaped. */
function belongsTo(table: SampleTable, orders: number[]): string {
  const { by, of } = SAMPLE_TABLES[table]
  const orderIds = `'{${orders.join(',')}}'::bigint[]`
  const among = of === 'payments' ? `array(select id from ${of} where ${belongsTo(of, orders)})` : orderIds

  return `${databaseName(by)} = any(${among})`
}
