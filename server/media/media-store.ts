import { buffer } from 'node:stream/consumers'
import { openObjectStore } from '@jembatan/platform/object-store'
import { type Environment, getEnvironment } from '../environment'

/** The files that a post may use, with their types. */
export const MEDIA_TYPES: Record<string, string> = {
  'hero.avif': 'image/avif',
  'hero-360.avif': 'image/avif',
  'card.jpg': 'image/jpeg',
  'loop.mp4': 'video/mp4',
  'loop.webm': 'video/webm',
}

/** Stores the files of uploads in a folder, or in a bucket of any S3-compatible storage. */
export type MediaStore = {
  put: (key: string, bytes: Buffer) => Promise<void>
  /** Returns undefined when the file does not exist. */
  read: (key: string) => Promise<Buffer | undefined>
  /** Removes all files of one upload. */
  remove: (id: string) => Promise<void>
}

let store: MediaStore | undefined

export function getMediaStore(): MediaStore {
  store ??= openMediaStore(getEnvironment())

  return store
}

type Settings = Pick<
  Environment,
  | 'RAMAI_MEDIA_FOLDER'
  | 'RAMAI_S3_BUCKET'
  | 'RAMAI_S3_REGION'
  | 'RAMAI_S3_ENDPOINT'
  | 'RAMAI_S3_ACCESS_KEY_ID'
  | 'RAMAI_S3_SECRET_ACCESS_KEY'
>

export function openMediaStore(settings: Settings): MediaStore {
  const objects = openObjectStore(placeOf(settings))

  return {
    put: (key, bytes) => objects.put(key, bytes, MEDIA_TYPES[key.split('/').at(-1) ?? '']),
    read: async (key) => {
      const stream = await objects.read(key)

      return stream && buffer(stream)
    },
    remove: async (id) => {
      for (const name of Object.keys(MEDIA_TYPES)) await objects.remove(`${id}/${name}`)
      await objects.removeParts(id)
    },
  }
}

const placeOf = (settings: Settings) =>
  settings.RAMAI_S3_BUCKET === undefined
    ? { folder: settings.RAMAI_MEDIA_FOLDER }
    : {
        bucket: settings.RAMAI_S3_BUCKET,
        region: settings.RAMAI_S3_REGION,
        endpoint: settings.RAMAI_S3_ENDPOINT,
        accessKeyId: settings.RAMAI_S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: settings.RAMAI_S3_SECRET_ACCESS_KEY ?? '',
      }
