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
  /** The recipient's public key (`age1…`). */
  recipient: string
  /** Keeps the stored bytes as they come: all of them, or where they end with an error none. */
  put: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>
}

/**
 * Compresses and encrypts rows as they come, measures them, and puts what comes of them: of either never more than a piece is
 * held. Gives what the manifest says of the chunk; without a row there is none, and nothing is put.
 * @throws {Error} in one sentence when keys do not rise, or when a key or an amount is no whole number.
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
    // After a failed put the rest of the rows is not read: the source is closed.
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
  // The reader of the other end throws the same failure.
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
