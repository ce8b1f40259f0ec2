import { buffer } from 'node:stream/consumers'
import {
  BUNDLE_SCHEMA,
  type BundleFiles,
  type BundleTable,
  type Cell,
  type ChunkEntry,
  encodeRow,
  generateIdentity,
  generateSigningKey,
  hashManifest,
  identityToRecipient,
  MANIFEST,
  type PictureEntry,
  parseBundleKeys,
  parseSigningKey,
  signManifest,
  tableNames,
  writeChunk,
  writePicture,
} from '@jembatan/migration-bundle'
import type { BundleReader } from '../staging/stage-bundle'
import { tableName } from '../validation/staged-tables'

export type Rows = Partial<Record<BundleTable, Cell[][]>>
export type TestBundle = { files: BundleFiles; content: Map<string, Uint8Array>; hash: string }

export const MIGRATION = '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10'
const ISSUER = 'https://social.example'
const AUDIENCE = 'https://shop.example'

type Write = {
  rows: Rows
  deleted?: Partial<Record<BundleTable, number[]>>
  pictures?: Uint8Array[]
  sequence?: number
  previous?: string | null
  /** Rows per chunk. */
  chunkRows?: number
}

/** Writes bundles as the old shop does, with keys of both sides. */
async function makeWriter() {
  const signingKey = await parseSigningKey(await generateSigningKey())
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  const reader: BundleReader = {
    keys: await parseBundleKeys({ keys: [signingKey.publicJwk] }),
    audience: AUDIENCE,
    recipient,
    identity,
  }

  async function write({
    rows,
    deleted = {},
    pictures = [],
    sequence = 0,
    previous = null,
    chunkRows = 1000,
  }: Write): Promise<TestBundle> {
    const content = new Map<string, Uint8Array>()
    const chunks: ChunkEntry[] = []
    const add = async (table: BundleTable, holds: 'rows' | 'deleted_keys', lines: string[]) => {
      const name = `${String(chunks.length + 1).padStart(6, '0')}-${tableName(table).replaceAll('_', '-')}.age`
      const put = async (name: string, bytes: AsyncIterable<Uint8Array>) => void content.set(name, await buffer(bytes))
      const entry = await writeChunk({ name, table, holds, readAt: '0/16B3748', rows: asBytes(lines), recipient, put })
      if (entry) chunks.push(entry)
    }
    for (const table of tableNames) {
      const lines = (rows[table] ?? []).map(encodeRow)
      for (let at = 0; at < lines.length; at += chunkRows) await add(table, 'rows', lines.slice(at, at + chunkRows))
      await add(
        table,
        'deleted_keys',
        (deleted[table] ?? []).map((key) => `${key}\n`),
      )
    }
    const entries: PictureEntry[] = []
    for (const picture of pictures) {
      const { entry, bytes } = await writePicture(picture, recipient)
      content.set(entry.name, bytes)
      entries.push(entry)
    }
    const manifest = await signManifest(
      {
        version: 1,
        schema: BUNDLE_SCHEMA,
        migration: MIGRATION,
        sequence,
        previous,
        issuer: ISSUER,
        audience: AUDIENCE,
        recipient,
        createdAt: '2024-02-28T03:00:00.000Z',
        from: '0/16B3748',
        to: '0/16B3748',
        chunks,
        pictures: entries,
      },
      signingKey,
    )
    content.set(MANIFEST, Buffer.from(manifest))

    return { files: filesOf(content), content, hash: hashManifest(manifest) }
  }

  return { write, reader, signingKey }
}

export const writer = await makeWriter()

export const filesOf = (content: Map<string, Uint8Array>): BundleFiles => ({
  list: async () => [...content].map(([name, { length }]) => ({ name, bytes: length })),
  read: (name) => asPieces(content.get(name) ?? new Uint8Array()),
})

async function* asBytes(lines: string[]) {
  if (lines.length > 0) yield Buffer.from(lines.join(''))
}

async function* asPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}
