import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import type { S3Client } from '@aws-sdk/client-s3'
import { explainBucket } from './bucket-failure'

/** A whole file, or its pieces as they arrive. */
type Stored = Uint8Array | AsyncIterable<Uint8Array>

/**
 * File storage: a folder, or a bucket of any S3-compatible storage. Keys are separated by slashes.
 */
export type ObjectStore = {
  /** Writes atomically and replaces an existing file. */
  put: (key: string, bytes: Stored, type?: string) => Promise<void>
  /** Returns undefined when the file does not exist. */
  read: (key: string) => Promise<Readable | undefined>
  /** Lists the files directly below a key, by their names there. */
  list: (below: string) => Promise<{ name: string; bytes: number }[]>
  remove: (key: string) => Promise<void>
  /** Yields every key, including those of parts. A yielded file may be removed in the meantime. */
  keys: () => AsyncIterable<string>
  /**
   * Removes the parts that killed writers left directly below a key. Only safe for the single
   * writer of that key.
   */
  removeParts: (below: string) => Promise<void>
}

/** Returns a whole file as text; undefined when the file does not exist. */
export async function readText({ read }: Pick<ObjectStore, 'read'>, key: string): Promise<string | undefined> {
  const file = await read(key)

  return file && text(file)
}

/**
 * The name of an unfinished file. It is next to the final name, so removing the folder removes it
 * too. `list` omits it.
 */
export const partOf = (key: string) => `${key}.${randomUUID()}.part`

const isPart = (name: string) => /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/.test(name)

export type Bucket = {
  bucket: string
  region: string
  endpoint?: string
  accessKeyId: string
  secretAccessKey: string
}

/** Opens a storage. A known failure of a bucket is thrown as a `BucketFailure`. */
export const openObjectStore = (place: { folder: string } | Bucket): ObjectStore =>
  'folder' in place ? folderStore(place.folder) : bucketStore(place)

function folderStore(folder: string): ObjectStore {
  const remove = async (key: string) => {
    await rm(join(folder, key), { force: true })
    // Removes empty folders, because a bucket has none either.
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
      // Write to a part first: a file is readable as soon as it has its name. Without the
      // `turbopackIgnore` mark a build bundles any file with a dot in its name.
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

/** Syncs to disk before it returns: callers rely on the file after a crash. */
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
  // Loaded on first use, so that a system with a folder never loads the S3 client.
  let opened: ReturnType<typeof openBucket> | undefined
  const client = () => {
    opened ??= openBucket(Bucket, settings)
    return opened
  }

  return {
    put: async (Key, bytes, ContentType) => {
      const { s3, PutObjectCommand } = await client()
      // The S3 client needs the length in advance.
      const Body = bytes instanceof Uint8Array ? bytes : await buffer(bytes)
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...(ContentType && { ContentType }) }))
    },
    read: async (Key) => {
      const { s3, GetObjectCommand } = await client()
      const object = await s3.send(new GetObjectCommand({ Bucket, Key })).catch(unlessMissing('NoSuchKey'))

      return object?.Body && Readable.from(readBody(object.Body as Readable, Bucket))
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
    // An unfinished upload leaves nothing in a bucket.
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
    // Storages other than Amazon's support neither bucket hosts nor its newer checksums.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

  s3.middlewareStack.add(
    (next) => (command) =>
      next(command).catch((failure: unknown) => {
        throw explainBucket(failure, bucket)
      }),
    // Wraps all other steps, including retries.
    { step: 'initialize', priority: 'high' },
  )

  return { s3, ...commands }
}

const unlessMissing = (name: string) => (failure: unknown) => {
  if (failure instanceof Error && ('code' in failure ? failure.code === name : failure.name === name)) return undefined
  throw failure
}
