import {
  type BundleTable,
  type Cell,
  type ChunkEntry,
  encodeRow,
  tableNames,
  type WriteChunk,
  writeChunk,
} from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import type { Pgoutput } from 'pg-logical-replication'
import { cellsCrossing, tableOf } from './crossing'
import { chunkName } from './export-bulk'

/** The last state of a row, or null for a deleted one. */
type Rows = Map<number, Cell[] | null>

/** Whole transactions, merged by key: only the last state of a row is exported. */
export type ChangeBatch = {
  tables: Map<BundleTable, Rows>
  changes: number
  /** The log position at which the last transaction ends. */
  upTo: bigint
  /** Commit times of the first and the last transaction, in milliseconds. */
  since: number
  until: number
}

export const emptyBatch = (): ChangeBatch => ({ tables: new Map(), changes: 0, upTo: 0n, since: 0, until: 0 })

/** Adds a message of the log. Returns whether it concerns a row. */
export function addChange(batch: ChangeBatch, message: Pgoutput.Message) {
  if (message.tag === 'truncate')
    throw new DomainError(
      'conflict',
      'shop_emptied',
      'The old shop was emptied while it is followed. Begin anew: npm run migration -- export --anew',
    )
  if (message.tag !== 'insert' && message.tag !== 'update' && message.tag !== 'delete') return false
  const table = tableOf(message.relation.name)
  if (!table) return false

  const rows = batch.tables.get(table) ?? new Map()
  batch.tables.set(table, rows)
  // If the key changed, `message.key` holds the old one.
  if (message.tag !== 'insert' && message.key) rows.set(Number(message.key.id), null)
  if (message.tag !== 'delete') rows.set(Number(message.new.id), cellsCrossing(table, message.new))
  batch.changes += 1

  return true
}

type WriteChanges = Pick<WriteChunk, 'readAt' | 'recipient' | 'put'> & { batch: ChangeBatch }

/**
 * Writes in parallel, for each table with changes, a chunk of its rows and a chunk of its deleted
 * keys.
 */
export async function writeChanges({ batch, readAt, recipient, put }: WriteChanges): Promise<ChunkEntry[]> {
  const pieces = tableNames.flatMap((table) => {
    const rows = [...(batch.tables.get(table) ?? [])].sort(([one], [other]) => one - other)
    const lines = rows.flatMap(([, cells]) => (cells ? [encodeRow(cells)] : []))
    const keys = rows.flatMap(([key, cells]) => (cells ? [] : [`${key}\n`]))
    return [
      { table, holds: 'rows' as const, suffix: '', lines },
      { table, holds: 'deleted_keys' as const, suffix: '-deleted', lines: keys },
    ]
  })
  const writes = pieces
    .filter(({ lines }) => lines.length > 0)
    .map(async ({ table, holds, suffix, lines }, index) => {
      const name = chunkName(index + 1, table, suffix)
      const entry = await writeChunk({ name, table, holds, readAt, rows: asBytes(lines), recipient, put })
      if (!entry) throw new Error(`${name} came out empty.`)
      return entry
    })

  return Promise.all(writes)
}

async function* asBytes(lines: string[]) {
  yield Buffer.from(lines.join(''))
}
