import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { S3Client } from '@aws-sdk/client-s3'
import { type Environment, getEnvironment } from '../environment'

/** Every file that a post may be shown with, and what it is. */
export const MEDIA_TYPES: Record<string, string> = {
  'hero.avif': 'image/avif',
  'hero-360.avif': 'image/avif',
  'card.jpg': 'image/jpeg',
  'loop.mp4': 'video/mp4',
  'loop.webm': 'video/webm',
}

/** Where the files of uploads lie: in a folder, or in a bucket of any S3-compatible storage. */
export type MediaStore = {
  put: (key: string, bytes: Buffer) => Promise<void>
  /** Undefined where there is no such file. */
  read: (key: string) => Promise<Buffer | undefined>
  /** All files of one upload. */
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

export const openMediaStore = (settings: Settings): MediaStore =>
  settings.RAMAI_S3_BUCKET === undefined
    ? folderStore(settings.RAMAI_MEDIA_FOLDER)
    : bucketStore(settings.RAMAI_S3_BUCKET, settings)

function folderStore(folder: string): MediaStore {
  return {
    put: async (key, bytes) => {
      const file = join(folder, key)
      await mkdir(dirname(file), { recursive: true })
      // Whole or not at all: a file is read as soon as it has its name.
      const part = `${file}.${randomUUID()}`
      await writeFile(part, bytes)
      await rename(part, file)
    },
    read: (key) => readFile(join(folder, key)).catch(unlessMissing('ENOENT')),
    remove: (id) => rm(join(folder, id), { recursive: true, force: true }),
  }
}

function bucketStore(Bucket: string, settings: Settings): MediaStore {
  // Loaded by the first upload: whoever keeps files in a folder never loads it.
  let opened: ReturnType<typeof openBucket> | undefined
  const client = () => {
    opened ??= openBucket(settings)
    return opened
  }

  return {
    put: async (Key, Body) => {
      const { s3, PutObjectCommand } = await client()
      const ContentType = MEDIA_TYPES[Key.split('/').at(-1) ?? '']
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...(ContentType && { ContentType }) }))
    },
    read: async (Key) => {
      const { s3, GetObjectCommand } = await client()
      const found = await s3.send(new GetObjectCommand({ Bucket, Key })).catch(unlessMissing('NoSuchKey'))

      return found?.Body && Buffer.from(await found.Body.transformToByteArray())
    },
    remove: async (id) => {
      const { s3, DeleteObjectCommand } = await client()
      for (const name of Object.keys(MEDIA_TYPES))
        await s3.send(new DeleteObjectCommand({ Bucket, Key: `${id}/${name}` }))
    },
  }
}

async function openBucket(settings: Settings) {
  const { S3Client, ...commands } = await import('@aws-sdk/client-s3')
  const { RAMAI_S3_ACCESS_KEY_ID: accessKeyId = '', RAMAI_S3_SECRET_ACCESS_KEY: secretAccessKey = '' } = settings
  const s3: S3Client = new S3Client({
    region: settings.RAMAI_S3_REGION,
    credentials: { accessKeyId, secretAccessKey },
    // Other storages than the original know neither hosts named after buckets nor its newer checksums.
    ...(settings.RAMAI_S3_ENDPOINT && { endpoint: settings.RAMAI_S3_ENDPOINT, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

  return { s3, ...commands }
}

const unlessMissing = (name: string) => (failure: unknown) => {
  if (failure instanceof Error && ('code' in failure ? failure.code === name : failure.name === name)) return undefined
  throw failure
}
