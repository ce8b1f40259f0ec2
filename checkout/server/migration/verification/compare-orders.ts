import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  BundleRefused,
  type BundleTable,
  type ChunkEntry,
  columnsOf,
  commitmentTo,
  type DocumentKeys,
  type DrawAnswer,
  databaseName,
  drawOrders,
  readAnswer,
  readChunk,
  SAMPLE_TABLES,
  type SampleTable,
  sampleFiles,
  sampleFolder,
  sampleTables,
} from '@jembatan/migration-bundle'
import { type ObjectStore, readText } from '@jembatan/platform/object-store'
import type { Sql } from 'postgres'
import { fragment } from '@/db/fragment'
import { linesOf } from '../staging/measure-rows'
import { compareLiveOrders } from './compare-live-orders'
import { asReceived } from './sum-rows'

/**
 * A difference in one order: which row of which table is missing, extra, or differs in which
 * column. Contains no values.
 */
export type OrderDifference = {
  /** In the staged rows, or in the rows imported from them. */
  at: 'staging' | 'live'
  order: number | null
  table: string
  key: number
  fault: 'missing' | 'more' | 'differs'
  column?: string
}

export type ComparedOrders = { draw: number; orders: number; rows: number; differences: OrderDifference[] }

type CompareOrders = {
  sql: Sql
  store: ObjectStore
  /** The old shop's verification keys. */
  keys: DocumentKeys
  /** Pasar's own age secret key. */
  identity: string
  migration: string
  /** The last loaded bundle: an answer about another state is ignored. */
  sequence: number
}

/** Cells by column, as COPY writes them, by key. */
type Rows = Map<number, string[]>
type Side = Record<SampleTable, Rows>

/**
 * The third verifier. Compares the drawn orders cell by cell with the received rows, and those with
 * Pasar's imported rows. Returns undefined until the old shop has answered about this state.
 * @throws {BundleRefused} when the answer is not to Pasar's draw, or is not what was signed.
 */
export async function compareOrders(input: CompareOrders): Promise<ComparedOrders | undefined> {
  const file = await readAnswerFile(input)
  if (file === undefined) return undefined
  try {
    return await compareWith(input, file)
  } catch (error) {
    // The old shop may have replaced a file of the answer while it was being read.
    if (error instanceof BundleRefused && (await readAnswerFile(input)) !== file) return compareOrders(input)
    throw error
  }
}

const readAnswerFile = ({ store, migration }: CompareOrders) => readText(store, sampleFiles(migration).answer)

async function compareWith(input: CompareOrders, file: string): Promise<ComparedOrders | undefined> {
  const { keys, migration, sequence } = input
  const answer = await readAnswer(file, keys)
  if (answer.migration !== migration || answer.sequence !== sequence) return undefined
  await assertDrawn(input.sql, answer)

  const orders = drawOrders(answer)
  const theirs = await readTheirs(input, answer)
  const ours = await readOurs(input.sql, orders, theirs)
  const orderOf = findOrders(theirs, ours)
  const came = sampleTables.flatMap((table): OrderDifference[] =>
    compareRows(theirs[table], ours[table]).map(({ column, ...difference }) => ({
      ...difference,
      at: 'staging' as const,
      order: orderOf(table, difference.key),
      table,
      ...(column !== undefined && { column: columnsOf(table)[column] ?? '' }),
    })),
  )

  return {
    draw: answer.draw,
    orders: theirs.orders.size,
    rows: sampleTables.reduce((total, table) => total + theirs[table].size, 0),
    differences: [...came, ...(await compareLiveOrders(input.sql, orders))],
  }
}

/** Both halves must be those that each side committed to before it knew the other's. */
async function assertDrawn(sql: Sql, { draw, nonce, secret, orders }: DrawAnswer) {
  const [row] = await sql<{ commitment: string; nonce: string; orders: number }[]>`
    select commitment, nonce, orders from migration.draws where number = ${draw}`
  if (!row || row.nonce !== nonce || row.orders !== orders || row.commitment !== commitmentTo(secret))
    throw new BundleRefused('bundle_altered', 'The orders that came are not those that were drawn.')
}

async function readTheirs(input: CompareOrders, { chunks, ...answer }: DrawAnswer): Promise<Side> {
  const side = noRows()
  for (const chunk of chunks) {
    if (!isSampled(chunk.table)) throw new BundleRefused('bundle_other_schema', `${chunk.table} is not of an order.`)
    for (const cells of await readLines(input, chunk)) side[chunk.table].set(Number(cells[0]), cells)
  }
  const drawnOrders = new Set(drawOrders(answer))
  if ([...side.orders.keys()].some((order) => !drawnOrders.has(order)))
    throw new BundleRefused('bundle_altered', 'The orders that came are not those that were drawn.')

  return side
}

async function readLines({ store, identity, migration }: CompareOrders, chunk: ChunkEntry) {
  const stored = (await store.read(`${sampleFolder(migration)}/${chunk.name}`)) ?? Readable.from([])
  const rows = await buffer(Readable.from(readChunk(chunk, stored, identity)))

  return asRows(rows.toString())
}

/** Rows of a drawn order here, and rows that belong to one there, whatever their order here. */
async function readOurs(sql: Sql, orders: number[], theirs: Side): Promise<Side> {
  const side = noRows()
  for (const table of sampleTables) {
    const { by, of } = SAMPLE_TABLES[table]
    const keys = of === 'payments' ? [...theirs.payments.keys(), ...side.payments.keys()] : orders
    const among = asReceived(table, (key, cell) =>
      of === null
        ? fragment`${key} = any(${keys}::bigint[])`
        : fragment`(${key} = any(${[...theirs[table].keys()]}::bigint[]) or ${cell(databaseName(by))} = any(${keys}::bigint[]))`,
    )
    const [read] = await sql.begin(async (tx) => {
      await tx`set local timezone to 'UTC'`
      return tx<{ lines: string | null }[]>`select ${linesOf(table)} as lines from (${among}) r`
    })
    for (const cells of asRows(read?.lines ?? '')) side[table].set(Number(cells[0]), cells)
  }

  return side
}

const noRows = (): Side => ({
  orders: new Map(),
  orderLines: new Map(),
  payments: new Map(),
  refunds: new Map(),
  invoices: new Map(),
  reviews: new Map(),
})

const isSampled = (table: BundleTable): table is SampleTable => table in SAMPLE_TABLES

const asRows = (lines: string) =>
  lines
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'))

function compareRows(theirs: Rows, ours: Rows) {
  const keys = [...new Set([...theirs.keys(), ...ours.keys()])].sort((one, other) => one - other)

  return keys.flatMap((key): { key: number; fault: OrderDifference['fault']; column?: number }[] => {
    const [there, here] = [theirs.get(key), ours.get(key)]
    if (!here) return [{ key, fault: 'missing' }]
    if (!there) return [{ key, fault: 'more' }]

    return there.flatMap((cell, column) => (cell === here[column] ? [] : [{ key, fault: 'differs' as const, column }]))
  })
}

/** Maps a row to its order by the old shop's data, or by Pasar's where that has none. */
function findOrders(theirs: Side, ours: Side) {
  const ownerOf = (table: SampleTable, key: number) => {
    const cells = theirs[table].get(key) ?? ours[table].get(key)
    const at = columnsOf(table).indexOf(SAMPLE_TABLES[table].by)

    return cells ? Number(cells[at]) : null
  }

  return (table: SampleTable, key: number): number | null => {
    const owner = ownerOf(table, key)

    return SAMPLE_TABLES[table].of === 'payments' && owner !== null ? ownerOf('payments', owner) : owner
  }
}
