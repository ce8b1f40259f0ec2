import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { generateSigningKey, parseSigningKey, type SigningKey } from '@jembatan/contract/keys/signing-key'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import type { BundleRefusal } from './bundle-refused'
import { readChunk, writeChunk } from './chunk'
import { type BundleManifest, type ChunkEntry, type PictureEntry, parseBundleKeys, signManifest } from './manifest'
import { MANIFEST, openBundle } from './open-bundle'
import { LARGEST_PICTURE, writePicture } from './picture'
import { decodeKeys, decodeRows, encodeRow } from './rows'

type Manifest = Omit<BundleManifest, 'tables'>
type Files = Map<string, Uint8Array>

const MIGRATION = '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10'
const ROWS = 2000
const PICTURE = Buffer.from('a picture, as far as a bundle can tell')

let signingKey: SigningKey
let identity: string
let recipient: string

beforeAll(async () => {
  signingKey = await parseSigningKey(await generateSigningKey())
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
})

describe('a bundle', () => {
  test('is read back row by row', async () => {
    const { files } = await makeBundle()

    const { manifest, read } = await open(files)

    const rows = []
    for (const chunk of manifest.chunks) for await (const row of decodeRows('balances', read(chunk))) rows.push(row)
    expect(rows).toHaveLength(ROWS)
    expect(rows[1]).toEqual({ id: 2, amount: 2000, merchantId: 9, changedAt: new Date('2024-02-28T03:00:00.120Z') })
    expect(manifest.tables).toEqual({ balances: { rows: ROWS, sum: String((1000 * ROWS * (ROWS + 1)) / 2) } })
  })

  test('holds pictures as they were', async () => {
    const { files } = await makeBundle()

    const { manifest, readPicture } = await open(files)

    expect(await Promise.all(manifest.pictures.map(readPicture))).toEqual([PICTURE])
    await expect(writePicture(Buffer.alloc(LARGEST_PICTURE + 1), recipient)).rejects.toThrow('2000000 bytes')
  })

  test('lists deleted rows by their keys', async () => {
    const { chunk, bytes } = await makeChunk({ holds: 'deleted_keys', lines: ['7\n', '12\n'] })

    const keys = []
    for await (const key of decodeKeys(readChunk(chunk, pieces(bytes), identity))) keys.push(key)

    expect(keys).toEqual([7, 12])
  })

  test('is stored while its rows arrive, and closes their source on a failure', async () => {
    let pulled = 0
    let isOver = false
    async function* rows() {
      try {
        for (; ; pulled += 1) yield Buffer.from(encodeRow([pulled + 1, pulled, 9, randomBytes(1000).toString('hex')]))
      } finally {
        isOver = true
      }
    }
    const full = async (_: string, stored: AsyncIterable<Uint8Array>) => {
      for await (const piece of stored) if (piece.length > 0 && pulled > ROWS) throw new Error('disk full')
    }
    const about = {
      name: '000001-balances.age',
      table: 'balances',
      holds: 'rows',
      readAt: '0/16B3748',
      recipient,
    } as const

    await expect(writeChunk({ ...about, rows: rows(), put: full })).rejects.toThrow('disk full')

    expect(isOver).toBe(true)
  })

  test('without rows does not exist, and nothing is stored', async () => {
    await expect(makeChunk({ lines: [] })).rejects.toThrow('a chunk without rows')
  })

  test('quotes nothing of a row that breaks its schema', async () => {
    const lines = [encodeRow([1, 'Siti Rahma', 9, new Date(0)])]

    await expect(makeChunk({ lines })).rejects.toThrow('A chunk’s keys and amounts must be whole numbers.')
  })
})

type Planted = {
  kind: string
  refusal: BundleRefusal
  /** Changes the manifest before it is signed. */
  manifest?: (manifest: Manifest) => Manifest
  /** Changes the files after the manifest is signed. */
  files?: (files: Files, manifest: Manifest) => void
}

const withChunk = (change: (chunk: ChunkEntry) => Partial<ChunkEntry>) => (manifest: Manifest) => ({
  ...manifest,
  chunks: manifest.chunks.map((chunk) => ({ ...chunk, ...change(chunk) })),
})

const withPicture = (change: Partial<PictureEntry>) => (manifest: Manifest) => ({
  ...manifest,
  pictures: manifest.pictures.map((picture) => ({ ...picture, ...change })),
})

/** Besides those of the published vectors. */
const planted: Planted[] = [
  { kind: 'no manifest', refusal: 'bundle_unsigned', files: (files) => files.set(MANIFEST, Buffer.from('halo')) },
  {
    kind: 'a row less than was signed',
    refusal: 'bundle_too_large',
    manifest: withChunk(({ rows }) => ({ rows: rows - 1 })),
  },
  {
    kind: 'a row more than was signed',
    refusal: 'bundle_incomplete',
    manifest: withChunk(({ rows }) => ({ rows: rows + 1 })),
  },
  {
    kind: 'another range of keys',
    refusal: 'bundle_altered',
    manifest: withChunk(({ last }) => ({ last: last + 1 })),
  },
  {
    kind: 'another picture than was signed',
    refusal: 'bundle_altered',
    manifest: withPicture({ sha256: 'c'.repeat(64), name: `${'c'.repeat(64)}.age` }),
    files: (files, { pictures }) => {
      const [old = '', bytes = new Uint8Array()] = [...files].find(([name]) => /^[0-9a-f]{64}/.test(name)) ?? []
      files.delete(old)
      files.set(pictures[0]?.name ?? '', bytes)
    },
  },
  {
    kind: 'one wrong byte of a picture',
    refusal: 'bundle_altered',
    files: (files, { pictures }) => {
      const bytes = files.get(pictures[0]?.name ?? '') ?? new Uint8Array()
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1
    },
  },
  {
    kind: 'a picture larger than pictures may be',
    refusal: 'bundle_too_large',
    manifest: withPicture({ bytes: LARGEST_PICTURE + 1 }),
  },
  {
    kind: 'a picture of more bytes than was signed',
    refusal: 'bundle_too_large',
    manifest: withPicture({ bytes: PICTURE.length - 1 }),
  },
]

describe('is refused whole', () => {
  test.each(planted)('$kind: $refusal', async ({ refusal, manifest, files: change }) => {
    const { files, signed } = await makeBundle(manifest)
    change?.(files, signed)

    await expect(readWhole(files)).rejects.toMatchObject({ code: refusal })
  })

  test.each([
    ['a social user’s id beside a shopper', [1, null, null, null, null, null, null, null, new Date(0), 'usr_1']],
    ['a name without a yes', [1, 'Siti', null, null, null, 'no', 'v1', new Date(0), new Date(0)]],
  ])('%s: bundle_other_schema', async (_, cells) => {
    const rows = decodeRows('shoppers', pieces(Buffer.from(encodeRow(cells))))

    await expect(rows.next()).rejects.toMatchObject({ code: 'bundle_other_schema' })
    await expect(decodeRows('shoppers', pieces(Buffer.from(encodeRow(cells)))).next()).rejects.not.toThrow(/Siti|usr_1/)
  })
})

test.each([
  ['rows that are not UTF-8', () => decodeRows('balances', pieces(Buffer.from([0xff, 0x0a])))],
  ['a deleted key that is none', () => decodeKeys(pieces(Buffer.from('Siti\n')))],
])('%s: bundle_other_schema', async (_, decode) => {
  await expect(decode().next()).rejects.toMatchObject({ code: 'bundle_other_schema' })
})

test('text with the format’s own control characters is read back unchanged', async () => {
  const name = 'satu\ttiga\\N\nempat\r\\'
  const line = encodeRow([1, 100, 2, 3, name, 1, 100])

  const [row] = [(await decodeRows('orderLines', pieces(Buffer.from(line))).next()).value]

  expect(row).toMatchObject({ name })
})

async function makeChunk({ holds = 'rows', lines }: { holds?: ChunkEntry['holds']; lines: string[] }) {
  const name = '000001-balances.age'
  const rows = pieces(Buffer.from(lines.join('')))
  let bytes = Buffer.alloc(0)
  const put = async (_: string, stored: AsyncIterable<Uint8Array>) => {
    bytes = await buffer(stored)
  }
  const chunk = await writeChunk({ name, table: 'balances', holds, readAt: '0/16B3748', rows, recipient, put })
  if (!chunk) throw new Error('a chunk without rows')

  return { chunk, bytes }
}

async function makeBundle(change = (manifest: Manifest): Manifest => manifest) {
  const at = new Date('2024-02-28T03:00:00.120Z')
  const lines = Array.from({ length: ROWS }, (_, index) => encodeRow([index + 1, (index + 1) * 1000, 9, at]))
  const { chunk, bytes } = await makeChunk({ lines })
  const picture = await writePicture(PICTURE, recipient)
  const signed = change({
    version: 1,
    schema: 'old-shop.v2',
    migration: MIGRATION,
    sequence: 0,
    previous: null,
    issuer: 'https://social.example',
    audience: 'https://shop.example',
    recipient,
    createdAt: '2024-02-28T03:00:00.000Z',
    from: '0/16B3748',
    to: '0/16B3748',
    chunks: [chunk],
    pictures: [picture.entry],
  })
  const files: Files = new Map([
    [chunk.name, bytes],
    [picture.entry.name, picture.bytes],
    [MANIFEST, Buffer.from(await signManifest(signed, signingKey))],
  ])

  return { files, signed }
}

const open = async (files: Files) =>
  openBundle(
    {
      list: async () => [...files].map(([name, { length }]) => ({ name, bytes: length })),
      read: (name) => pieces(files.get(name) ?? new Uint8Array()),
    },
    {
      keys: await parseBundleKeys({ keys: [signingKey.publicJwk] }),
      audience: 'https://shop.example',
      recipient,
      identity,
      expected: { migration: null, sequence: 0, previous: null },
    },
  )

async function readWhole(files: Files) {
  const { manifest, read, readPicture } = await open(files)
  for (const chunk of manifest.chunks) for await (const _ of read(chunk));
  for (const picture of manifest.pictures) await readPicture(picture)
}

/** Splits bytes as a network would deliver them. */
async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}
