import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { BundleRefused } from './bundle-refused'
import type { ChunkEntry } from './manifest'
import { createRowMeter } from './measure-rows'
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
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const decrypted = await decrypter.decrypt(toWeb(Readable.from(stored)))
  const opening = pipeline(Readable.fromWeb(decrypted as Parameters<typeof Readable.fromWeb>[0]), gunzip)
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

/** Why the stored bytes were refused: streams between here and there may tell of it in their own words. */
type Source = { refusal?: BundleRefused }

/** The stored bytes, no more of them than the manifest says, and proven by their hash before their end is passed on. */
async function* whole(entry: ChunkEntry, stored: AsyncIterable<Uint8Array>, source: Source) {
  const hash = createHash('sha256')
  let bytes = 0
  const refuseFor = (refusal: BundleRefused) => {
    source.refusal = refusal
    return refusal
  }
  for await (const piece of stored) {
    bytes += piece.length
    if (bytes > entry.storedBytes) throw refuseFor(tooLarge(entry))
    hash.update(piece)
    yield piece
  }
  if (bytes < entry.storedBytes) throw refuseFor(incomplete(entry))
  if (hash.digest('hex') !== entry.storedSha256) throw refuseFor(altered(entry))
}

function measureOf(meter: ReturnType<typeof createRowMeter>, entry: ChunkEntry) {
  try {
    return meter.result()
  } catch (cause) {
    throw altered(entry, cause)
  }
}

function whyUnreadable(cause: unknown, entry: ChunkEntry) {
  if (cause instanceof BundleRefused) return cause
  if (cause instanceof Error && /no identity matched/.test(cause.message))
    return refuse('bundle_not_for_us', `${entry.name} is encrypted to another key.`, cause)

  return altered(entry, cause)
}

const refuse = (code: BundleRefused['code'], message: string, cause?: unknown) =>
  new BundleRefused(code, message, { cause })
const tooLarge = ({ name }: ChunkEntry) => refuse('bundle_too_large', `${name} holds more than its manifest says.`)
const incomplete = ({ name }: ChunkEntry) => refuse('bundle_incomplete', `${name} ends before all of it has come.`)
const altered = ({ name }: ChunkEntry, cause?: unknown) =>
  refuse('bundle_altered', `${name} is not what was signed.`, cause)

/** Node's own type of a web stream is another than the library's, and the streams are the same. */
const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
