import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import type { ChunkEntry } from './manifest'
import { createRowMeter } from './measure-rows'
import { altered, decryptStored, incomplete, type Source, tooLarge, toWeb, whole, whyUnreadable } from './stored-file'
import { type BundleTable, hasAmount } from './tables'

/** Rows are many and alike: the fastest level halves the work of the default one and packs almost as well. */
const GZIP_LEVEL = 1

export type WriteChunk = {
  name: string
  table: BundleTable
  holds: ChunkEntry['holds']
  readAt: string
  /** Rows as `encodeRow` writes them, in pieces of any size; or keys, one on each line. */
  rows: AsyncIterable<Uint8Array>
  /** The public key of who may read it (`age1…`). */
  recipient: string
}

/**
 * Compresses and encrypts rows as they come, and measures them. The stored bytes of one chunk are held whole, as object
 * storages want to know a length first; of the rows, never more than a piece. Without a row there is no chunk.
 * @throws {Error} in one sentence when keys do not rise, or when a key or an amount is no whole number.
 */
export async function writeChunk({ name, table, holds, readAt, rows, recipient }: WriteChunk) {
  const meter = createRowMeter(holds === 'rows' && hasAmount(table))
  const stored = createHash('sha256')
  const pieces: Uint8Array[] = []
  for await (const piece of packBytes(measured(rows, meter.add), recipient)) {
    stored.update(piece)
    pieces.push(piece)
  }
  if (meter.rows() === 0) return undefined

  const bytes = Buffer.concat(pieces)
  const entry: ChunkEntry = {
    name,
    table,
    holds,
    readAt,
    ...meter.result(),
    storedBytes: bytes.length,
    storedSha256: stored.digest('hex'),
  }

  return { entry, bytes }
}

/** Compresses bytes and encrypts them to whoever may read them. */
export async function* packBytes(bytes: AsyncIterable<Uint8Array>, recipient: string) {
  const gzip = createGzip({ level: GZIP_LEVEL })
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const compressing = pipeline(Readable.from(bytes), gzip)
  // Whoever reads the other end meets the same failure, and tells of it.
  compressing.catch(() => {})
  yield* await encrypter.encrypt(toWeb(gzip))
  await compressing
}

/** The other way round. @throws the libraries' own errors, as soon as something is not what was packed. */
export async function* unpackBytes(stored: AsyncIterable<Uint8Array>, identity: string) {
  const gunzip = createGunzip()
  const opening = pipeline(await decryptStored(stored, identity), gunzip)
  opening.catch(() => {})
  for await (const piece of gunzip) yield piece as Buffer
  await opening
}

async function* measured(rows: AsyncIterable<Uint8Array>, add: (piece: Uint8Array) => void) {
  for await (const piece of rows) {
    add(piece)
    yield piece
  }
}

/**
 * Gives a chunk's rows in pieces, as they are decrypted. All of them are proven only when the last has come: load them in
 * a transaction, and let what this throws undo it.
 * @throws {BundleRefused} as soon as anything is not what the signed manifest says.
 */
export async function* readChunk(entry: ChunkEntry, stored: AsyncIterable<Uint8Array>, identity: string) {
  const source: Source = {}
  const meter = createRowMeter(entry.holds === 'rows' && hasAmount(entry.table))
  try {
    let bytes = 0
    for await (const piece of unpackBytes(whole(entry, stored, source), identity)) {
      bytes += piece.length
      if (bytes > entry.bytes) throw tooLarge(entry)
      meter.add(piece)
      if (meter.rows() > entry.rows) throw tooLarge(entry)
      yield piece
    }
  } catch (cause) {
    throw whyUnreadable(source.refusal ?? cause, entry)
  }

  const { rows, sum, first, last, bytes, sha256 } = measureOf(meter, entry)
  if (bytes < entry.bytes || rows < entry.rows) throw incomplete(entry)
  if (sha256 !== entry.sha256 || sum !== entry.sum || first !== entry.first || last !== entry.last) throw altered(entry)
}

function measureOf(meter: ReturnType<typeof createRowMeter>, entry: ChunkEntry) {
  try {
    return meter.result()
  } catch (cause) {
    throw altered(entry, cause)
  }
}
