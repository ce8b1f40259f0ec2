import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import type { S3Client } from '@aws-sdk/client-s3'
import { explainBucket } from './bucket-failure'

/** A file whole, or in pieces as they come. */
type Stored = Uint8Array | AsyncIterable<Uint8Array>

/** Where files lie: in a folder, or in a bucket of any S3-compatible storage. Keys have slashes between. */
export type ObjectStore = {
  /** Whole or not at all, and in place of what was there. */
  put: (key: string, bytes: Stored, type?: string) => Promise<void>
  /** Undefined where there is no such file. */
  read: (key: string) => Promise<Readable | undefined>
  /** What lies directly below a key, with the names that it has there. */
  list: (below: string) => Promise<{ name: string; bytes: number }[]>
  remove: (key: string) => Promise<void>
  /** Every key that there is, those of parts among them. What it has named may be removed meanwhile. */
  keys: () => AsyncIterable<string>
  /** Removes what writers that were killed left directly below a key. Only for whoever alone writes there. */
  removeParts: (below: string) => Promise<void>
}

/** A file whole, as text; undefined where there is no such file. */
export async function readText({ read }: Pick<ObjectStore, 'read'>, key: string): Promise<string | undefined> {
  const file = await read(key)

  return file && text(file)
}

/** A file until it is whole: beside its place, so that whoever removes what lies there removes it too. It is never listed. */
export const partOf = (key: string) => `${key}.${randomUUID()}.part`

const isPart = (name: string) => /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/.test(name)

export type Bucket = {
  bucket: string
  region: string
  /** For storages other than Amazon's. */
  endpoint?: string
  accessKeyId: string
  secretAccessKey: string
}

/** Whatever a bucket does not do ends as a `BucketFailure`, where it is known why. */
export const openObjectStore = (place: { folder: string } | Bucket): ObjectStore =>
  'folder' in place ? folderStore(place.folder) : bucketStore(place)

function folderStore(folder: string): ObjectStore {
  const remove = async (key: string) => {
    await rm(join(folder, key), { force: true })
    // A bucket has no empty folders either.
    for (let parent = dirname(key); parent !== '.'; parent = dirname(parent))
      await rmdir(join(folder, parent)).catch(() => {})
  }
  const filesIn = async (below: string) => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(unlessMissing('ENOENT'))

    return (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => name)
  }

  return {
    put: async (key, bytes) => {
      const file = join(folder, key)
      await mkdir(dirname(file), { recursive: true })
      // A file is read as soon as it has its name.
      // Without the mark a build takes any file with a dot in its name for one of its own.
      const part = partOf(key)
      const unfinished = join(/* turbopackIgnore: true */ folder, part)
      try {
        await writeDurably(unfinished, bytes)
        await rename(unfinished, file)
      } catch (failure) {
        await remove(part).catch(() => {})
        throw failure
      }
    },
    read: async (key) => {
      const file = join(folder, key)
      return (await stat(file).catch(unlessMissing('ENOENT'))) && createReadStream(file)
    },
    list: async (below) => {
      const names = (await filesIn(below)).filter((name) => !isPart(name))
      return Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(folder, below, name))).size })))
    },
    remove,
    keys: async function* () {
      const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(unlessMissing('ENOENT'))
      for (const entry of entries ?? [])
        if (entry.isFile()) yield relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')
    },
    removeParts: async (below) => {
      for (const name of await filesIn(below)) if (isPart(name)) await remove(`${below}/${name}`)
    },
  }
}

/** On the disk before it is said to be there: whoever was told goes on from it after a crash. */
async function writeDurably(file: string, bytes: Stored) {
  const handle = await open(file, 'wx')
  try {
    await writeFile(handle, bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function bucketStore({ bucket: Bucket, ...settings }: Bucket): ObjectStore {
  // Loaded by the first use: whoever keeps files in a folder never loads it.
  let opened: ReturnType<typeof openBucket> | undefined
  const client = () => {
    opened ??= openBucket(Bucket, settings)
    return opened
  }

  return {
    put: async (Key, bytes, ContentType) => {
      const { s3, PutObjectCommand } = await client()
      // It wants to know a length first.
      const Body = bytes instanceof Uint8Array ? bytes : await buffer(bytes)
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...(ContentType && { ContentType }) }))
    },
    read: async (Key) => {
      const { s3, GetObjectCommand } = await client()
      const found = await s3.send(new GetObjectCommand({ Bucket, Key })).catch(unlessMissing('NoSuchKey'))

      return found?.Body && Readable.from(readBody(found.Body as Readable, Bucket))
    },
    list: async (below) => {
      const { s3, paginateListObjectsV2 } = await client()
      const Prefix = `${below}/`
      const listed: { name: string; bytes: number }[] = []
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix, Delimiter: '/' }))
        for (const { Key = '', Size = 0 } of Contents) listed.push({ name: Key.slice(Prefix.length), bytes: Size })

      return listed
    },
    remove: async (Key) => {
      const { s3, DeleteObjectCommand } = await client()
      await s3.send(new DeleteObjectCommand({ Bucket, Key }))
    },
    keys: async function* () {
      const { s3, paginateListObjectsV2 } = await client()
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
        for (const { Key } of Contents) if (Key) yield Key
    },
    // An upload that does not end leaves nothing there.
    removeParts: async () => {},
  }
}

async function* readBody(body: Readable, bucket: string) {
  try {
    yield* body
  } catch (failure) {
    throw explainBucket(failure, bucket)
  }
}

async function openBucket(bucket: string, { region, endpoint, accessKeyId, secretAccessKey }: Omit<Bucket, 'bucket'>) {
  const { S3Client, ...commands } = await import('./s3-client')
  const s3: S3Client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Other storages than the original know neither hosts named after buckets nor its newer checksums.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

  s3.middlewareStack.add(
    (next) => (asked) =>
      next(asked).catch((failure: unknown) => {
        throw explainBucket(failure, bucket)
      }),
    // Around everything else, what is tried again included.
    { step: 'initialize', priority: 'high' },
  )

  return { s3, ...commands }
}

const unlessMissing = (name: string) => (failure: unknown) => {
  if (failure instanceof Error && ('code' in failure ? failure.code === name : failure.name === name)) return undefined
  throw failure
}
