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
import { MIGRATION, type Rows, type TestBundle, writer } from './write-bundle'

const SIDE = 'https://social.example'

/** Opens the store with the old shop's files and signed documents. */
export async function openPlace() {
  const folder = await mkdtemp(join(tmpdir(), 'pasar-end-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const store = openObjectStore({ folder })
  const put = (key: string, file: string) => store.put(key, Buffer.from(file))
  await put(CURRENT, JSON.stringify({ migration: MIGRATION }))
  const about = { version: 1 as const, migration: MIGRATION, side: SIDE }

  return {
    folder,
    store,
    announce: (migration: string) => put(CURRENT, JSON.stringify({ migration })),
    carry: async (sequence: number, { content }: TestBundle, without?: string) => {
      for (const [name, bytes] of content)
        if (name !== without) await store.put(`${bundleFolder(MIGRATION, sequence)}/${name}`, bytes)
    },
    freeze: async (sequence: number, frozenAt: Date) => {
      const at = frozenAt.toISOString()
      const document = { ...about, sequence, frozenAt: at, createdAt: at }
      await put(closingFile(MIGRATION, 'frozen'), await frozenDocument.sign(document, writer.signingKey))
    },
    /** Signs the old shop's sums after this bundle. */
    sum: async (sequence: number, rows: Rows) => {
      const keepDays = (days: AsyncIterable<Uint8Array>) => store.put(daysFile(MIGRATION, 'old-shop'), days)
      const checksums = await sumOldShop(rows, { sequence, keepDays })
      await put(checksumsFile(MIGRATION, 'old-shop'), await signChecksums(checksums, writer.signingKey))
    },
    sayEmptied: async (attestation: string, changes: Partial<Emptied> = {}) => {
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
        ...changes,
      }
      await put(closingFile(MIGRATION, 'emptied'), await emptiedDocument.sign(document, writer.signingKey))
    },
  }
}

const TOTAL = 1
const MERCHANT = 4

type Sum = Pick<Parameters<typeof takeChecksums>[0], 'keepDays' | 'rangeKeys'> & { sequence?: number }

/** Computes checksums of these rows as the old shop does. */
export const sumOldShop = (rows: Rows, { sequence = 0, ...taking }: Sum) =>
  takeChecksums({
    migration: MIGRATION,
    sequence,
    side: SIDE,
    createdAt: new Date().toISOString(),
    source: sourceOf(rows),
    ...taking,
  })

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
