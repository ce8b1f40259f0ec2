import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import type { ChunkEntry } from './manifest'
import { createRowMeter } from './measure-rows'
import { altered, decryptStored, incomplete, type Source, tooLarge, toWeb, whole, whyUnreadable } from './stored-file'
import { type BundleTable, hasAmount } from './tables'

/**
 * Rows are many and similar: the fastest level halves the work of the default and compresses almost
 * as well.
 */
const GZIP_LEVEL = 1

export type WriteChunk = {
  name: string
  table: BundleTable
  holds: ChunkEntry['holds']
  readAt: string
  /** Rows in the format of `encodeRow`, in pieces of any size; or keys, one per line. */
  rows: AsyncIterable<Uint8Array>
  /** The recipient's public key (`age1…`). */
  recipient: string
  /** Stores the bytes as they arrive: all of them or, if they end with an error, none. */
  put: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>
}

/**
 * Compresses, encrypts and measures rows as they arrive, and passes them to `put`. Holds only one
 * piece in memory. Returns the chunk's entry for the manifest. Without a row it returns undefined
 * and stores nothing.
 * @throws {Error} in one sentence when keys do not rise, or when a key or an amount is not an
 * integer.
 */
export async function writeChunk({ name, table, holds, readAt, rows, recipient, put }: WriteChunk) {
  const pieces = rows[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done) return undefined

  const meter = createRowMeter(holds === 'rows' && hasAmount(table))
  const stored = createHash('sha256')
  const about = { name, table, holds, readAt }
  let entry: ChunkEntry | undefined
  async function* written() {
    let storedBytes = 0
    for await (const piece of packBytes(measured(), recipient)) {
      stored.update(piece)
      storedBytes += piece.length
      yield piece
    }
    entry = { ...about, ...meter.result(), storedBytes, storedSha256: stored.digest('hex') }
  }
  async function* measured() {
    for (let piece = first; !piece.done; piece = await pieces.next()) {
      meter.add(piece.value)
      yield piece.value
    }
  }
  try {
    await put(name, written())
  } finally {
    // After a failed `put` the remaining rows are not read, so close their source.
    await pieces.return?.()
  }
  if (!entry) throw new Error(`${name} was not put to its end.`)

  return entry
}

/** Compresses bytes and encrypts them to the recipient. */
export async function* packBytes(bytes: AsyncIterable<Uint8Array>, recipient: string) {
  const gzip = createGzip({ level: GZIP_LEVEL })
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const compressing = pipeline(Readable.from(bytes), gzip)
  // The reader of `gzip` throws the same failure.
  compressing.catch(() => {})
  yield* await encrypter.encrypt(toWeb(gzip))
  await compressing
}

/**
 * Reverses `packBytes`. @throws the libraries' own errors as soon as the bytes are not what was
 * packed.
 */
export async function* unpackBytes(stored: AsyncIterable<Uint8Array>, identity: string) {
  const gunzip = createGunzip()
  const opening = pipeline(await decryptStored(stored, identity), gunzip)
  opening.catch(() => {})
  for await (const piece of gunzip) yield piece as Buffer
  await opening
}

/**
 * Yields a chunk's rows in pieces as they are decrypted. The chunk is verified only after the last
 * piece: load it in a transaction that rolls back when this throws.
 * @throws {BundleRefused} as soon as anything differs from the signed manifest.
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
