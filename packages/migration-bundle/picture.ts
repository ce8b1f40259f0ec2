import { createHash } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import type { PictureEntry } from './manifest'
import { altered, decryptStored, type Source, tooLarge, whole, whyUnreadable } from './stored-file'

/** In bytes: ten times a good square picture, and small enough to hold in memory. */
export const LARGEST_PICTURE = 2_000_000

/** The name of a picture's file beside the chunks, by the hash of its content. */
export const pictureFile = (sha256: string) => `${sha256}.age`

export const hashPicture = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/**
 * Encrypts one picture like a chunk, without compression: pictures are already compressed.
 * @throws {Error} in one sentence when it is empty or too large.
 */
export async function writePicture(content: Uint8Array, recipient: string) {
  if (content.length === 0 || content.length > LARGEST_PICTURE)
    throw new Error(`A picture has between 1 and ${LARGEST_PICTURE} bytes.`)
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const bytes = Buffer.from(await encrypter.encrypt(content))
  const sha256 = hashPicture(content)
  const entry: PictureEntry = {
    name: pictureFile(sha256),
    sha256,
    bytes: content.length,
    storedBytes: bytes.length,
    storedSha256: hashPicture(bytes),
  }

  return { entry, bytes }
}

/** @throws {BundleRefused} as soon as anything differs from the signed manifest. */
export async function readPicture(entry: PictureEntry, stored: AsyncIterable<Uint8Array>, identity: string) {
  const source: Source = {}
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of await decryptStored(whole(entry, stored, source), identity)) {
      bytes += piece.length
      if (bytes > entry.bytes) throw tooLarge(entry)
      pieces.push(piece)
    }
  } catch (cause) {
    throw whyUnreadable(source.refusal ?? cause, entry)
  }
  const content = Buffer.concat(pieces)
  if (hashPicture(content) !== entry.sha256 || content.length !== entry.bytes) throw altered(entry)

  return content
}
