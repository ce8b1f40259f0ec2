import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { openObjectStore, partOf } from './object-store'

/** As much of S3 as is spoken here; lists come in pages of one. */
async function openBucket() {
  const objects = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    if (request.method === 'PUT') objects.set(pathname, await buffer(request))
    else if (request.method === 'DELETE') objects.delete(pathname)
    else if (searchParams.get('list-type')) return response.end(listAfter(objects, searchParams))
    else if (objects.has(pathname)) return response.end(objects.get(pathname))
    else {
      response.writeHead(404, { 'content-type': 'application/xml' })
      return response.end('<Error><Code>NoSuchKey</Code></Error>')
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return { bucket: 'bundel', region: 'none', endpoint, accessKeyId: 'rani', secretAccessKey: 'rahasia' }
}

function listAfter(objects: Map<string, Buffer>, asked: URLSearchParams) {
  const after = asked.get('continuation-token') ?? ''
  const [key, ...later] = [...objects.keys()]
    .map((path) => path.replace('/bundel/', ''))
    .filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > after)
    .filter((key) => !asked.has('delimiter') || !/\/.*\//.test(key))
    .sort()
  const next = later.length > 0 ? `<NextContinuationToken>${key}</NextContinuationToken>` : ''
  const content = key
    ? `<Contents><Key>${key}</Key><Size>${objects.get(`/bundel/${key}`)?.length}</Size></Contents>`
    : ''

  return `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${content}${next}</ListBucketResult>`
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

test('a folder that lost its last file is gone, as in a bucket', async () => {
  const place = await openFolder()
  const store = openObjectStore(place)
  await store.put('satu/a.age', Buffer.from('halo'))

  await store.remove('satu/a.age')

  expect(await readdir(place.folder)).toEqual([])
})

test('a file that could not be put leaves no part of it', async () => {
  const place = await openFolder()
  const store = openObjectStore(place)
  await store.put('satu/a.age/b.age', Buffer.from('halo'))

  await expect(store.put('satu/a.age', Buffer.from('hai'))).rejects.toThrow('EISDIR')

  expect(await readdir(join(place.folder, 'satu'))).toEqual(['a.age'])
})

test('what a killed writer left is no file, and whoever removes every key removes it', async () => {
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
