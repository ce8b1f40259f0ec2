import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Decrypter } from 'age-encryption'
import { BundleRefused } from './bundle-refused'

/** A file's entry in the manifest, as the file is stored. */
export type StoredFile = { name: string; storedBytes: number; storedSha256: string }

/**
 * Why the stored bytes were refused. The streams in between may replace this error by their own.
 */
export type Source = { refusal?: BundleRefused }

/** @throws the library's own errors, as soon as the bytes are not what was encrypted. */
export async function decryptStored(stored: AsyncIterable<Uint8Array>, identity: string) {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const decrypted = await decrypter.decrypt(toWeb(Readable.from(stored)))

  return Readable.fromWeb(decrypted as Parameters<typeof Readable.fromWeb>[0])
}

/**
 * Yields the stored bytes, at most as many as the manifest says. Verifies their hash before it
 * yields the last piece.
 */
export async function* whole(entry: StoredFile, stored: AsyncIterable<Uint8Array>, source: Source) {
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

export function whyUnreadable(cause: unknown, entry: StoredFile) {
  if (cause instanceof BundleRefused) return cause
  if (cause instanceof Error && /no identity matched/.test(cause.message))
    return refuse('bundle_not_for_us', `${entry.name} is encrypted to another key.`, cause)

  return altered(entry, cause)
}

const refuse = (code: BundleRefused['code'], message: string, cause?: unknown) =>
  new BundleRefused(code, message, { cause })
export const tooLarge = ({ name }: StoredFile) =>
  refuse('bundle_too_large', `${name} holds more than its manifest says.`)
export const incomplete = ({ name }: StoredFile) =>
  refuse('bundle_incomplete', `${name} ends before all of it has come.`)
export const altered = ({ name }: StoredFile, cause?: unknown) =>
  refuse('bundle_altered', `${name} is not what was signed.`, cause)

/** Node's type of a web stream differs from the library's, although the streams are the same. */
export const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
