import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@jembatan/platform/errors'
import { openObjectStore } from '@jembatan/platform/object-store'
import sharp from 'sharp'
import { PHOTO_LIMITS } from './limits'

const ACCEPTED_FORMATS = new Set(['jpeg', 'png', 'webp', 'heif'])
/** A camera's resolution; a larger picture could exhaust the memory. */
const MOST_PIXELS = 50_000_000

/** The folder of photos, for procedures that write or read them. */
export type PhotoFolder = { photoFolder: string }

/**
 * Re-encodes each photo upright and without the camera's metadata, and stores it under a generated
 * name. Stores none unless all can be decoded and written.
 * @throws {DomainError} `photos_too_many`, `photo_too_large`, `photo_unreadable`, the latter two
 * with the photo's `number`.
 */
export async function keepPhotos({ directory, photos }: { directory: string; photos: Blob[] }): Promise<string[]> {
  const { most } = PHOTO_LIMITS
  if (photos.length > most)
    throw new DomainError('malformed', 'photos_too_many', 'more photos than are taken', { most })
  const redrawn: Buffer[] = []
  // Sequential: decoding several camera pictures at once could exhaust the memory.
  for (const photo of photos) redrawn.push(await draw(photo, redrawn.length + 1))
  const store = openObjectStore({ folder: directory })
  const files = redrawn.map((photo) => ({ photo, file: `${randomUUID()}.jpg` }))
  const names = files.map(({ file }) => file)
  const written = await Promise.allSettled(files.map(({ file, photo }) => store.put(file, photo)))
  const failure = written.find((outcome) => outcome.status === 'rejected')
  if (failure) {
    await dropPhotos({ directory, files: names })
    throw failure.reason
  }

  return names
}

async function draw(photo: Blob, number: number): Promise<Buffer> {
  const { bytes, longestSide } = PHOTO_LIMITS
  if (photo.size > bytes) throw new DomainError('malformed', 'photo_too_large', 'a photo is too large', { number })
  try {
    const { picture } = await openPicture(new Uint8Array(await photo.arrayBuffer()))

    return await picture
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 80 })
      .toBuffer()
  } catch (cause) {
    throw new DomainError('malformed', 'photo_unreadable', 'not a photo that can be read', { number }, { cause })
  }
}

/**
 * Opens an uploaded picture without decoding it. @throws {Error} when its format is not accepted.
 */
export async function openPicture(content: Uint8Array) {
  const picture = sharp(content, { limitInputPixels: MOST_PIXELS })
  const { format } = await picture.metadata()
  if (!ACCEPTED_FORMATS.has(format)) throw new Error(`${format} is no photo`)

  return { picture, format }
}

export const readPhoto = ({ directory, file }: { directory: string; file: string }) => readFile(join(directory, file))

/** Deletes the photos of a failed request. */
export const dropPhotos = ({ directory, files }: { directory: string; files: string[] }) =>
  Promise.all(files.map((file) => rm(join(directory, file), { force: true })))
