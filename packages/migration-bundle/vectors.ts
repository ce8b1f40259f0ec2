import { buffer } from 'node:stream/consumers'
import type { BundleRefusal } from './bundle-refused'
import { writeChunk } from './chunk'
import {
  type BundleManifest,
  type ChunkEntry,
  type ExpectedBundle,
  hashManifest,
  type PictureEntry,
  signManifest,
} from './manifest'
import { MANIFEST } from './open-bundle'
import { hashPicture, writePicture } from './picture'
import { type Cell, encodeRow } from './rows'
import { drawOrders } from './sample'
import { BUNDLE_SCHEMA, type BundleTable, databaseName } from './tables'

/** Published with the vectors, so only tests may trust them. */
export type VectorKeys = {
  audience: string
  /** A trusted key, and an untrusted one. */
  signing: { kid: string; d: string; x: string; kty: 'OKP'; crv: 'Ed25519' }
  stranger: VectorKeys['signing']
  /** The recipient's secret age key, and another one. */
  identity: string
  otherIdentity: string
}

export type Vector = {
  /** The folder of the bundle, beside this file. */
  folder: string
  what: string
  /** The bundle that the reader expects. */
  expected: ExpectedBundle
  outcome: 'accepted' | BundleRefusal
}

type Files = Map<string, Uint8Array>
type Manifest = Omit<BundleManifest, 'tables'>
type Signer = Parameters<typeof signManifest>[1]
export type VectorMakers = {
  signing: Signer
  stranger: Signer
  recipient: string
  otherRecipient: string
  audience: string
}

const MIGRATION = '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10'
const AT = '0/16B3748'
const LATER = '0/16C0000'
const day = new Date('2024-02-28T03:00:00.120Z')

const MERCHANT: Cell[] = [
  7,
  'Toko Asri',
  'Budi Santoso',
  '081100000007',
  'toko7@contoh.example',
  'Bandung',
  'Jawa Barat',
  '9120000000007',
  null,
  'SIMULASI-7',
  'open',
  day,
]
const SHOPPERS: Cell[][] = [
  [1, 'Siti Rahma', '081200000001', 'pembeli1@contoh.example', 'Jalan Melati 7\tBandung', 'yes', 'pindah-1', day, day],
  [2, null, null, null, null, 'no', 'pindah-1', day, day],
  [3, null, null, null, null, null, null, null, day],
]
const BALANCES: Cell[][] = [
  [7, 150_000, 7, day],
  [8, -2500, 8, day],
]
/** A bundle does not check that it is an image. */
const PICTURE = Buffer.from('a picture')
const PRODUCT: Cell[] = [
  3,
  25_000,
  7,
  'TL-0000003',
  'Kemeja 3',
  'pakaian',
  7,
  'Indonesia',
  false,
  null,
  null,
  null,
  day,
  hashPicture(PICTURE),
]
const REVIEW: Cell[] = [4, 3, 1, 1, 5, 'Bagus \\ sekali\nsekali lagi é', day]

/**
 * Creates every published bundle with its files. Each call returns different bytes, because
 * encryption is randomised.
 */
export async function makeVectors(makers: VectorMakers) {
  const { signing, stranger, recipient, otherRecipient, audience } = makers
  const published: { vector: Vector; files: Files }[] = []
  const first: ExpectedBundle = { migration: null, sequence: 0, previous: null }
  const publish = (folder: string, what: string, outcome: Vector['outcome'], files: Files, expected = first) =>
    published.push({ vector: { folder, what, expected, outcome }, files })

  async function addPictures(files: Files, pictures: Buffer[], to: string) {
    const entries: PictureEntry[] = []
    for (const picture of pictures) {
      const { entry, bytes } = await writePicture(picture, to)
      files.set(entry.name, bytes)
      entries.push(entry)
    }

    return entries
  }

  async function make({
    chunks = bulk,
    pictures = [PICTURE],
    change = (manifest) => manifest,
    signer = signing,
    to = recipient,
  }: Make = {}) {
    const files: Files = new Map()
    const entries: ChunkEntry[] = []
    for (const { table, holds = 'rows', rows } of chunks) {
      const suffix = holds === 'rows' ? '' : '-deleted'
      const name = `${String(entries.length + 1).padStart(6, '0')}-${databaseName(table).replaceAll('_', '-')}${suffix}.age`
      const lines = asBytes(rows.map((row) => (typeof row === 'number' ? `${row}\n` : encodeRow(row))).join(''))
      const put = async (name: string, bytes: AsyncIterable<Uint8Array>) => void files.set(name, await buffer(bytes))
      const entry = await writeChunk({ name, table, holds, readAt: AT, rows: lines, recipient: to, put })
      if (!entry) throw new Error(`${name} came out empty`)
      entries.push(entry)
    }
    const pictureEntries = await addPictures(files, pictures, to)
    const manifest: Manifest = {
      version: 1,
      schema: BUNDLE_SCHEMA,
      migration: MIGRATION,
      sequence: 0,
      previous: null,
      issuer: 'https://social.example',
      audience,
      recipient,
      createdAt: '2024-02-28T03:00:00.000Z',
      from: AT,
      to: AT,
      chunks: entries,
      pictures: pictureEntries,
    }
    files.set(MANIFEST, Buffer.from(await signManifest(change(manifest), signer)))

    return files
  }

  const whole = await make()
  const next: ExpectedBundle = { migration: MIGRATION, sequence: 1, previous: hashManifest(textOf(whole)) }
  const asChanges = (manifest: Manifest) => ({ ...manifest, sequence: 1, previous: next.previous, from: AT, to: LATER })
  const behind = await make({ chunks: changes, pictures: [], change: asChanges })
  publish('bulk', 'a bulk: rows of five tables and a picture, one person with a yes and two without', 'accepted', whole)
  publish(
    'changes',
    'changes behind it: rows in place of those with their keys, and keys that are gone',
    'accepted',
    behind,
    next,
  )
  publish(
    'empty',
    'changes in which nothing changed',
    'accepted',
    await make({ chunks: [], pictures: [], change: asChanges }),
    next,
  )

  publish(
    'without-signature',
    'a manifest alone',
    'bundle_unsigned',
    rewrite(whole, ({ manifest }) => ({ manifest })),
  )
  publish('signed-by-a-stranger', 'signed by a key that may not', 'bundle_unsigned', await make({ signer: stranger }))
  publish(
    'a-rupiah-in-the-manifest',
    'the manifest was changed',
    'bundle_altered',
    reword(whole, /"sum": "147500"/, '"sum": "147501"'),
  )
  publish('a-byte-in-a-chunk', 'a byte of a chunk was changed', 'bundle_altered', flip(whole))
  publish(
    'another-sum',
    'a chunk whose amounts are not what was signed',
    'bundle_altered',
    await make({ change: eachChunk(({ sum }) => ({ sum: String(BigInt(sum) + 1n) })) }),
  )
  publish(
    'for-another-shop',
    'another audience',
    'bundle_not_for_us',
    await make({ change: (manifest) => ({ ...manifest, audience: 'https://other.example' }) }),
  )
  publish(
    'for-another-key',
    'another public key in the manifest',
    'bundle_not_for_us',
    await make({ to: otherRecipient, change: (manifest) => ({ ...manifest, recipient: otherRecipient }) }),
  )
  publish(
    'encrypted-to-another-key',
    'chunks that another key opens',
    'bundle_not_for_us',
    await make({ to: otherRecipient }),
  )
  publish(
    'of-another-schema',
    'another set of tables',
    'bundle_other_schema',
    await make({ change: (manifest) => ({ ...manifest, schema: 'old-shop.v0' }) }),
  )
  publish(
    'a-column-more',
    'a row that has the social user’s id behind it',
    'bundle_other_schema',
    await make({ chunks: [{ table: 'reviews', rows: [[...REVIEW, 'usr_1']] }] }),
  )
  publish(
    'a-name-without-a-yes',
    'a shopper with a name who has said no',
    'bundle_other_schema',
    await make({ chunks: [{ table: 'shoppers', rows: [[1, 'Siti Rahma', null, null, null, 'no', null, null, day]] }] }),
  )
  publish('a-chunk-less', 'a chunk has not come', 'bundle_incomplete', without(whole, '000003-shoppers.age'))
  publish(
    'a-picture-less',
    'a picture has not come',
    'bundle_incomplete',
    without(whole, `${hashPicture(PICTURE)}.age`),
  )
  publish('half-a-chunk', 'half of a chunk has come', 'bundle_incomplete', halve(whole))
  publish('without-manifest', 'the manifest has not come', 'bundle_incomplete', without(whole, MANIFEST))
  publish('replayed', 'the bulk once more', 'bundle_replayed', whole, next)
  publish('too-early', 'changes before the bulk', 'bundle_out_of_order', behind)
  publish('behind-another', 'changes that follow another bulk', 'bundle_out_of_order', behind, {
    ...next,
    previous: 'a'.repeat(64),
  })
  publish('of-another-migration', 'changes of another migration', 'bundle_out_of_order', behind, {
    ...next,
    migration: '0c2d9d4f-1de0-4b35-8f0f-0d4a4d1a7c11',
  })
  publish(
    'a-file-more',
    'a file that the manifest does not name',
    'bundle_too_large',
    new Map([...whole, ['000009-orders.age', Buffer.from('x')]]),
  )
  publish('a-longer-file', 'a file with a byte more', 'bundle_too_large', lengthen(whole))
  publish(
    'unpacks-to-more',
    'rows that unpack to more than was signed',
    'bundle_too_large',
    await make({ change: eachChunk(({ bytes }) => ({ bytes: bytes - 1 })) }),
  )

  return published
}

type Content = { table: BundleTable; holds?: ChunkEntry['holds']; rows: (Cell[] | number)[] }
type Make = {
  chunks?: Content[]
  pictures?: Buffer[]
  change?: (manifest: Manifest) => Manifest
  signer?: Signer
  to?: string
}

const bulk: Content[] = [
  { table: 'merchants', rows: [MERCHANT] },
  { table: 'products', rows: [PRODUCT] },
  { table: 'shoppers', rows: SHOPPERS },
  { table: 'balances', rows: BALANCES },
  { table: 'reviews', rows: [REVIEW] },
]
const changes: Content[] = [
  { table: 'balances', rows: [[8, 0, 8, day]] },
  { table: 'reviews', holds: 'deleted_keys', rows: [4, 11] },
]

/** Draws of whole orders with the keys that they give. */
export const vectorDraws = () =>
  [
    { secret: 'a'.repeat(64), nonce: 'b'.repeat(64), lastOrder: 20_000, orders: 10 },
    { secret: 'a'.repeat(64), nonce: 'c'.repeat(64), lastOrder: 20_000, orders: 10 },
    { secret: '0'.repeat(64), nonce: '1'.repeat(64), lastOrder: 5, orders: 10 },
    { secret: '0'.repeat(64), nonce: '1'.repeat(64), lastOrder: 5, orders: 3 },
  ].map((draw) => ({ ...draw, keys: drawOrders(draw) }))

async function* asBytes(text: string) {
  yield Buffer.from(text)
}

const textOf = (files: Files) => Buffer.from(files.get(MANIFEST) ?? []).toString()
const withManifest = (files: Files, text: string): Files => new Map([...files, [MANIFEST, Buffer.from(text)]])
const reword = (files: Files, from: RegExp, to: string) => withManifest(files, textOf(files).replace(from, to))
const rewrite = (files: Files, change: (file: { manifest: object }) => object) =>
  withManifest(files, `${JSON.stringify(change(JSON.parse(textOf(files))), null, 2)}\n`)
const eachChunk = (change: (chunk: ChunkEntry) => Partial<ChunkEntry>) => (manifest: Manifest) => ({
  ...manifest,
  chunks: manifest.chunks.map((chunk) => ({ ...chunk, ...change(chunk) })),
})
const without = (files: Files, name: string): Files => new Map([...files].filter(([file]) => file !== name))

/** Changes the bytes of the first chunk. */
const withChunk = (files: Files, change: (bytes: Buffer) => Uint8Array): Files => {
  const [name = '', bytes = new Uint8Array()] = [...files][0] ?? []

  return new Map([...files, [name, change(Buffer.from(bytes))]])
}
const halve = (files: Files) => withChunk(files, (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)))
const lengthen = (files: Files) => withChunk(files, (bytes) => Buffer.concat([bytes, Buffer.from('x')]))
const flip = (files: Files) =>
  withChunk(files, (bytes) => {
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
    return bytes
  })
