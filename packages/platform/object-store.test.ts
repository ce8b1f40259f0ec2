import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { nameFailure } from './explain-failure'
import { openObjectStore, partOf } from './object-store'
import { BUCKET_KEY, serveBucket } from './testing/serve-bucket'

const BUCKET = { bucket: 'bundel', region: 'none', ...BUCKET_KEY }

async function openBucket() {
  const { endpoint, close } = await serveBucket()
  onTestFinished(close)

  return { ...BUCKET, endpoint }
}

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'object-store-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))

  return { folder }
}

test.each([
  ['a folder', openFolder],
  ['a bucket', openBucket],
])('files in %s are listed, read, replaced and removed', async (_, open) => {
  const store = openObjectStore(await open())
  await store.put('satu/a.age', Buffer.from('halo'))
  await store.put('satu/b.age', Buffer.from('dunia'))
  await store.put('dua/c.age', Buffer.from('!'))
  await store.put('satu/a.age', Buffer.from('hai'))

  const listed = await store.list('satu')
  const read = await store.read('satu/a.age')
  await store.remove('satu/b.age')

  expect(listed.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
    { name: 'a.age', bytes: 3 },
    { name: 'b.age', bytes: 5 },
  ])
  expect(read && (await text(read))).toBe('hai')
  expect(await store.read('satu/b.age')).toBeUndefined()
  expect(await store.list('tiga')).toEqual([])
})

test.each([
  ['a folder', openFolder],
  ['a bucket', openBucket],
])('a stream is stored whole in %s, and an interrupted one is not stored', async (_, open) => {
  const store = openObjectStore(await open())
  async function* pieces(failure?: Error) {
    yield Buffer.from('ha')
    if (failure) throw failure
    yield Buffer.from('lo')
  }

  await store.put('satu/a.age', pieces())
  await expect(store.put('satu/a.age', pieces(new Error('lost')))).rejects.toThrow('lost')

  const read = await store.read('satu/a.age')
  expect(read && (await text(read))).toBe('halo')
})

test.each([
  ['a folder', openFolder],
  ['a bucket', openBucket],
])('every key of %s is named, however deep, while they are removed', async (_, open) => {
  const store = openObjectStore(await open())
  for (const key of ['di-atas.json', 'satu/a.age', 'satu/dua/b.age']) await store.put(key, Buffer.from('halo'))

  const keys = []
  for await (const key of store.keys()) {
    keys.push(key)
    await store.remove(key)
  }

  expect(keys.toSorted()).toEqual(['di-atas.json', 'satu/a.age', 'satu/dua/b.age'])
  expect(await store.list('satu/dua')).toEqual([])
})

test('a folder without files is removed, as in a bucket', async () => {
  const place = await openFolder()
  const store = openObjectStore(place)
  await store.put('satu/a.age', Buffer.from('halo'))

  await store.remove('satu/a.age')

  expect(await readdir(place.folder)).toEqual([])
})

test('a failed put leaves no part', async () => {
  const place = await openFolder()
  const store = openObjectStore(place)
  await store.put('satu/a.age/b.age', Buffer.from('halo'))

  await expect(store.put('satu/a.age', Buffer.from('hai'))).rejects.toThrow('EISDIR')

  expect(await readdir(join(place.folder, 'satu'))).toEqual(['a.age'])
})

test('a killed writer’s part is not listed, and is removed with all keys', async () => {
  const place = await openFolder()
  const store = openObjectStore(place)
  const leave = (key: string) => writeFile(join(place.folder, partOf(key)), 'ha')
  await mkdir(join(place.folder, 'satu'))
  for (const key of ['satu/a.age', 'satu/b.age', 'di-atas.json']) await leave(key)
  expect(await store.list('satu')).toEqual([])

  await store.put('satu/a.age', Buffer.from('halo'))
  await store.removeParts('satu')

  expect(await readdir(join(place.folder, 'satu'))).toEqual(['a.age'])
  for await (const key of store.keys()) await store.remove(key)
  expect(await readdir(place.folder)).toEqual([])
})

/** Starts a storage that gives the same answer to every request. */
async function openRefusing(answer: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    request.resume()
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())

  return openObjectStore({ ...BUCKET, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

const refuse = (status: number, code: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<Error><Code>${code}</Code><Message>No.</Message></Error>`)
}

test.each([
  [403, 'InvalidAccessKeyId', 'bucket_key', /does not accept this key: correct .*S3_ACCESS_KEY_ID/],
  [403, 'SignatureDoesNotMatch', 'bucket_key', /does not accept this key/],
  [403, 'AccessDenied', 'bucket_forbidden', /let it list, read, put and delete/],
  [404, 'NoSuchBucket', 'bucket_missing', /does not exist: create it, or correct its name/],
])('a bucket that answers %i %s causes advice for every command', async (status, reason, code, toDo) => {
  const store = await openRefusing(refuse(status, reason))
  const asking = [
    store.put('a.age', Buffer.from('halo')),
    store.read('a.age'),
    store.list('satu'),
    store.remove('a.age'),
  ]

  const failures = (await Promise.allSettled([...asking, store.keys()[Symbol.asyncIterator]().next()])).map((settled) =>
    nameFailure(settled.status === 'rejected' ? settled.reason : undefined),
  )

  const expected = { code, values: { bucket: 'bundel' }, message: expect.stringMatching(toDo) }
  expect(failures).toEqual([expected, expected, expected, expected, expected])
})

test.each([
  ['that nobody answers at', 'http://127.0.0.1:1', 'bucket_silent', /does not answer: see that its storage runs/],
  // Too long for a host name, so no DNS query is needed.
  ['that does not exist', `http://${'x'.repeat(64)}.invalid`, 'bucket_address', /correct its endpoint/],
])('a bucket at an address %s is no database', async (_, endpoint, code, toDo) => {
  const failure = await openObjectStore({ ...BUCKET, endpoint })
    .read('a.age')
    .catch((error) => new Error('a chunk failed', { cause: error }))

  expect(nameFailure(failure)).toEqual({ code, values: { bucket: 'bundel' }, message: expect.stringMatching(toDo) })
})

test('a bucket that fails in the middle of a file is reported', async () => {
  const store = await openRefusing((response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('halo', () => response.destroy())
  })

  const stored = await store.read('a.age')

  const failure = stored && (await text(stored).catch((error: unknown) => error))
  expect(nameFailure(failure)).toMatchObject({ code: 'bucket_silent' })
})
