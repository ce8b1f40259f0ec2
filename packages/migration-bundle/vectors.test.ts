import { readdir, readFile } from 'node:fs/promises'
import { parseSigningKey } from '@jembatan/contract/keys/signing-key'
import { identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { BundleRefused } from './bundle-refused'
import { type ExpectedBundle, parseBundleKeys } from './manifest'
import { openBundle } from './open-bundle'
import { decodeKeys, decodeRows } from './rows'
import { drawOrders } from './sample'
import { makeVectors, type Vector, type VectorKeys, vectorDraws } from './vectors'

const FOLDER = new URL('./vectors/', import.meta.url)
const REFUSALS = 8

const readJson = async (name: string) => JSON.parse(await readFile(new URL(name, FOLDER), 'utf8'))
const keys: VectorKeys = await readJson('keys.json')
const published: { vectors: Vector[]; draws: ReturnType<typeof vectorDraws> } = await readJson('vectors.json')

/** Opens a bundle and reads all of it. Returns the outcome. */
async function validate(content: Map<string, Uint8Array>, expected: ExpectedBundle, { openOnly = false } = {}) {
  const { kid, x, kty, crv } = keys.signing
  const reader = {
    keys: await parseBundleKeys({ keys: [{ kid, x, kty, crv }] }),
    audience: keys.audience,
    recipient: await identityToRecipient(keys.identity),
    identity: keys.identity,
  }
  const files = {
    list: async () => [...content].map(([name, { length }]) => ({ name, bytes: length })),
    read: (name: string) => asPieces(content.get(name) ?? new Uint8Array()),
  }
  try {
    const { manifest, read, readPicture } = await openBundle(files, { ...reader, expected })
    if (openOnly) return 'opened'
    for (const chunk of manifest.chunks) {
      const rows = chunk.holds === 'rows' ? decodeRows(chunk.table, read(chunk)) : decodeKeys(read(chunk))
      for await (const _ of rows);
    }
    for (const picture of manifest.pictures) await readPicture(picture)
    return 'accepted'
  } catch (error) {
    return error instanceof BundleRefused ? error.code : error
  }
}

async function* asPieces(bytes: Uint8Array) {
  yield bytes
}

async function readVector(folder: string) {
  const names = await readdir(new URL(`${folder}/`, FOLDER))
  const read = async (name: string) => [name, await readFile(new URL(`${folder}/${name}`, FOLDER))] as const

  return new Map<string, Uint8Array>(await Promise.all(names.map(read)))
}

test.each(published.vectors.map((vector) => [vector.folder, vector] as const))('%s', async (folder, vector) => {
  expect(await validate(await readVector(folder), vector.expected)).toBe(vector.outcome)
})

test.each(['a-chunk-less', 'half-a-chunk', 'a-longer-file'])('%s: before any chunk is read', async (folder) => {
  const vector = published.vectors.find((one) => one.folder === folder)
  const expected = { migration: null, sequence: 0, previous: null }

  expect(await validate(await readVector(folder), expected, { openOnly: true })).toBe(vector?.outcome)
})

test('newly written vectors have the same outcomes and files as the published ones', async () => {
  const rebuilt = await makeVectors({
    signing: await parseSigningKey(keys.signing),
    stranger: await parseSigningKey(keys.stranger),
    recipient: await identityToRecipient(keys.identity),
    otherRecipient: await identityToRecipient(keys.otherIdentity),
    audience: keys.audience,
  })

  const about = ({ folder, what, outcome }: Vector) => ({ folder, what, outcome })
  expect(rebuilt.map(({ vector }) => about(vector))).toEqual(published.vectors.map(about))
  for (const { vector, files } of rebuilt) {
    expect([vector.folder, await validate(files, vector.expected)]).toEqual([vector.folder, vector.outcome])
    expect([...files.keys()].sort()).toEqual((await readdir(new URL(`${vector.folder}/`, FOLDER))).sort())
  }
})

test('each refusal has a vector, and each file except the list belongs to a vector', async () => {
  const outcomes = new Set(published.vectors.map(({ outcome }) => outcome))
  const folders = (await readdir(FOLDER)).filter((name) => !name.endsWith('.json'))

  expect(outcomes.size).toBe(REFUSALS + 1)
  expect(folders.sort()).toEqual(published.vectors.map(({ folder }) => folder).sort())
})

test('draws give the published keys', () => {
  expect(published.draws).toEqual(vectorDraws())
  for (const { keys: drawn, ...draw } of published.draws) expect(drawOrders(draw)).toEqual(drawn)
})
