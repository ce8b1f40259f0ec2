import {
  type BundleTable,
  bundleFolder,
  decodeKeys,
  decodeRows,
  type ExpectedBundle,
  encodeRow,
  openBundle,
  type PictureEntry,
  parseBundleKeys,
  tableNames,
} from '@jembatan/migration-bundle'
import type { OldShop } from '@/db/connect'
import { selectCrossing } from '../crossing'
import type { TestSender } from './test-sender'

type Rows = Map<number, object>

/** Reads all bundles in order like their recipient. Returns the resulting rows. */
export async function readBundles(sender: TestSender, migration: string) {
  const tables = new Map<BundleTable, Rows>(tableNames.map((table) => [table, new Map()]))
  const manifests = []
  const readers: ((picture: PictureEntry) => Promise<Buffer>)[] = []
  const readFrom = (sequence: number, picture: PictureEntry | undefined) => picture && readers[sequence]?.(picture)
  let expected: ExpectedBundle = { migration: null, sequence: 0, previous: null }
  for (;;) {
    const folder = bundleFolder(migration, expected.sequence)
    const listed = await sender.store.list(folder)
    if (listed.length === 0) return { tables, manifests, readPicture: readFrom }
    const { manifest, hash, read, readPicture } = await openBundle(
      { list: async () => listed, read: (name) => pieces(sender, `${folder}/${name}`) },
      {
        keys: await parseBundleKeys({ keys: [sender.signingKey.publicJwk] }),
        audience: sender.audience,
        recipient: sender.recipient,
        identity: sender.identity,
        expected,
      },
    )
    for (const chunk of manifest.chunks) {
      const rows = tables.get(chunk.table) ?? new Map()
      if (chunk.holds === 'rows') for await (const row of decodeRows(chunk.table, read(chunk))) rows.set(row.id, row)
      else for await (const key of decodeKeys(read(chunk))) rows.delete(key)
    }
    manifests.push(manifest)
    readers.push(readPicture)
    expected = { migration, sequence: expected.sequence + 1, previous: hash }
  }
}

async function* pieces({ store }: TestSender, key: string) {
  const stream = await store.read(key)
  if (stream) yield* stream
}

/** Returns the old shop's exportable rows at this moment. */
export async function readShop({ sql }: OldShop) {
  const tables = new Map<BundleTable, Rows>()
  for (const table of tableNames) {
    const rows: Rows = new Map()
    const lines = await sql.unsafe(selectCrossing(table, { first: 1, last: Number.MAX_SAFE_INTEGER })).values()
    const bytes = lines.map((cells) => encodeRow(cells as never)).join('')
    for await (const row of decodeRows(table, asBytes(bytes))) rows.set(row.id, row)
    tables.set(table, rows)
  }

  return tables
}

async function* asBytes(text: string) {
  yield Buffer.from(text)
}
