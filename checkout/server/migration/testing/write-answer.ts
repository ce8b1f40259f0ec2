import { text } from 'node:stream/consumers'
import {
  type Cell,
  type ChunkEntry,
  columnsOf,
  drawOrders,
  encodeRow,
  SAMPLE_TABLES,
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
import type { ObjectStore } from '@jembatan/platform/object-store'
import { tableName } from '../validation/staged-tables'
import { MIGRATION, type Rows, writer } from './write-bundle'

const { signingKey, reader } = writer

/** Commits to a draw, as the old shop does with its bulk. */
export const promiseDraw = async (store: ObjectStore) =>
  store.put(
    sampleFiles(MIGRATION).promise,
    Buffer.from(await signPromise({ migration: MIGRATION, draw: 0 }, signingKey)),
  )

type Answer = { store: ObjectStore; rows: Rows; sequence?: number; secret?: string }

/** Writes the orders that Pasar has requested, with all their rows. */
export async function writeAnswer({ store, rows, sequence = 0, secret }: Answer) {
  const files = sampleFiles(MIGRATION)
  const request = await store.read(files.request)
  if (!request) throw new Error('Nobody has asked.')
  const { draw, nonce, orders } = sampleRequestSchema.parse(JSON.parse(await text(request)))
  const drawSecret = secret ?? (await secretOfDraw({ migration: MIGRATION, draw }, signingKey))
  const drawing = {
    secret: drawSecret,
    nonce,
    orders,
    lastOrder: Math.max(...(rows.orders ?? []).map(([key]) => Number(key))),
  }
  const sample = pick(rows, new Set(drawOrders(drawing)))

  const chunks: ChunkEntry[] = []
  for (const table of sampleTables) {
    const name = `00000${chunks.length + 1}-${tableName(table).replaceAll('_', '-')}.age`
    const lines = asBytes(sample[table].map(encodeRow).join(''))
    const about = { name, table, holds: 'rows' as const, readAt: '0/16B3748', recipient: reader.recipient }
    const entry = await writeChunk({
      ...about,
      rows: lines,
      put: (name, bytes) => store.put(`${sampleFolder(MIGRATION)}/${name}`, bytes),
    })
    if (entry) chunks.push(entry)
  }
  const about = { migration: MIGRATION, sequence, side: 'https://social.example', draw, ...drawing }
  const answer = { ...about, createdAt: '2024-02-28T03:00:00.000Z', chunks }
  await store.put(files.answer, Buffer.from(await signAnswer(answer, signingKey)))
}

function pick(rows: Rows, orders: Set<number>): Record<SampleTable, Cell[][]> {
  const of = (table: SampleTable, keys: Set<number>) => {
    const at = columnsOf(table).indexOf(SAMPLE_TABLES[table].by)
    return (rows[table] ?? []).filter((cells) => keys.has(Number(cells[at])))
  }
  const payments = of('payments', orders)

  return {
    orders: of('orders', orders),
    orderLines: of('orderLines', orders),
    payments,
    refunds: of('refunds', new Set(payments.map(([key]) => Number(key)))),
    invoices: of('invoices', orders),
    reviews: of('reviews', orders),
  }
}

async function* asBytes(lines: string) {
  if (lines) yield Buffer.from(lines)
}
