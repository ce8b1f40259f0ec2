import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  bundleFolder,
  CURRENT,
  checksumsFile,
  closingFile,
  daysFile,
  type Emptied,
  emptiedDocument,
  encodeRow,
  frozenDocument,
  measureLines,
  signChecksums,
  takeChecksums,
} from '@jembatan/migration-bundle'
import { openObjectStore } from '@jembatan/platform/object-store'
import { onTestFinished } from 'vitest'
import { MIGRATION, type makeWriter, type Rows, type TestBundle } from './write-bundle'

type Writer = Awaited<ReturnType<typeof makeWriter>>

const SIDE = 'https://social.example'

/**
 * Where an operator puts what the old shop wrote, and what it says of its end, signed by its key.
 */
export async function openPlace(writer: Writer) {
  const folder = await mkdtemp(join(tmpdir(), 'pasar-end-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const store = openObjectStore({ folder })
  const put = (key: string, file: string) => store.put(key, Buffer.from(file))
  await put(CURRENT, JSON.stringify({ migration: MIGRATION }))
  const about = { version: 1 as const, migration: MIGRATION, side: SIDE }

  return {
    folder,
    store,
    carry: async (sequence: number, { content }: TestBundle) => {
      for (const [name, bytes] of content) await store.put(`${bundleFolder(MIGRATION, sequence)}/${name}`, bytes)
    },
    freeze: async (sequence: number, frozenAt: Date) => {
      const at = frozenAt.toISOString()
      const document = { ...about, sequence, frozenAt: at, createdAt: at }
      await put(closingFile(MIGRATION, 'frozen'), await frozenDocument.sign(document, writer.signingKey))
    },
    /** What it has after the last bundle. */
    sum: async (sequence: number, rows: Rows) => {
      const createdAt = new Date().toISOString()
      const source = sourceOf(rows)
      const checksums = await takeChecksums({
        migration: MIGRATION,
        sequence,
        side: SIDE,
        createdAt,
        source,
        keepDays: (days) => store.put(daysFile(MIGRATION, 'old-shop'), days),
      })
      await put(checksumsFile(MIGRATION, 'old-shop'), await signChecksums(checksums, writer.signingKey))
    },
    sayEmptied: async (attestation: string, said: Partial<Emptied> = {}) => {
      const document: Emptied = {
        ...about,
        by: 'Sari',
        emptiedAt: new Date().toISOString(),
        attestation,
        filesRemoved: 12,
        tables: [{ name: 'orders', rows: 5 }],
        slot: 'dropped',
        publication: 'dropped',
        replicationRight: 'taken back',
        signingKey: 'destroyed',
        ...said,
      }
      await put(closingFile(MIGRATION, 'emptied'), await emptiedDocument.sign(document, writer.signingKey))
    },
  }
}

const TOTAL = 1
const MERCHANT = 4

const sourceOf = (rows: Rows): Parameters<typeof takeChecksums>[0]['source'] => ({
  lastKey: async (table) => Math.max(0, ...(rows[table] ?? []).map(([key]) => Number(key))),
  measure: (table, first, last) => measureLines(table, linesOf(rows[table] ?? [], first, last)),
  days: async function* () {
    const orders = rows.orders ?? []
    const total = orders.reduce((sum, row) => sum + Number(row[TOTAL]), 0)
    if (orders[0]) yield Buffer.from(encodeRow([orders[0][MERCHANT] ?? null, '2024-01-03', orders.length, total]))
  },
})

async function* linesOf(rows: NonNullable<Rows['orders']>, first: number, last: number) {
  for (const row of rows) if (Number(row[0]) >= first && Number(row[0]) <= last) yield Buffer.from(encodeRow(row))
}
