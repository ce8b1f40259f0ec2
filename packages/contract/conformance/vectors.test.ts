import { readdir, readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { HandoffRefused } from '../handoff/handoff-refused'
import { type IssuerRegistry, parseIssuerRegistry } from '../handoff/issuer-registry'
import { PUBLISHED_TEST_KEYS } from '../handoff/published-test-keys'
import { verifyHandoff } from '../handoff/verify-handoff'
import { VECTOR_FILES } from './cases'
import { fixedJti, makeToken } from './make-token'
import { vectorFileSchema } from './recipe'
import { TEST_SIGNERS, testKey, testRegistry } from './test-keys'
import { VECTOR_CLOCK, VECTOR_SHOP, vectorFiles } from './vector-files'

const FOLDER = new URL('../vectors/', import.meta.url)

let registry: IssuerRegistry

beforeEach(async () => {
  registry = await parseIssuerRegistry(await testRegistry(), { testKeys: 'trusted' })
})

describe.each(Object.entries(VECTOR_FILES))('%s', (name, { cases }) => {
  test.each(cases.map((vector) => [vector.what, vector] as const))('%s', async (_, vector) => {
    const jti = fixedJti(`${name}/${vector.id}`)
    const token = await makeToken(vector.recipe, { ...VECTOR_SHOP, now: VECTOR_CLOCK, jti })
    const now = new Date(VECTOR_CLOCK.getTime() + vector.later * 1000)

    const verdict = await verifyHandoff(token, { registry, audience: VECTOR_SHOP.audience, now }).then(
      () => ({ code: 'accepted', reason: null }),
      (error: unknown) => (error instanceof HandoffRefused ? { code: error.code, reason: error.reason } : error),
    )

    expect(verdict).toEqual(vector.expect)
  })
})

test('the published files are those that the recipes make', async () => {
  const published = new Map<string, string>()
  for (const name of await readdir(FOLDER)) published.set(name, await readFile(new URL(name, FOLDER), 'utf8'))

  expect(published).toEqual(await vectorFiles())
})

test('every published file keeps the published form', async () => {
  const { 'issuers.json': issuers, ...vectors } = Object.fromEntries(await vectorFiles())

  await expect(parseIssuerRegistry(JSON.parse(issuers ?? ''), { testKeys: 'trusted' })).resolves.toBeDefined()
  for (const text of Object.values(vectors)) expect(vectorFileSchema.safeParse(JSON.parse(text)).error).toBeUndefined()
})

test('a registry refuses every key that a vector is signed with', async () => {
  const keys = await Promise.all(TEST_SIGNERS.map(testKey))

  expect(PUBLISHED_TEST_KEYS).toEqual(new Set(keys.map(({ kid }) => kid)))
})

test('at least 120 tokens must be refused and ten accepted, each under a name of its own', () => {
  const cases = Object.values(VECTOR_FILES).flatMap(({ cases }) => cases)
  const accepted = cases.filter(({ expect }) => expect.code === 'accepted')

  expect(accepted.length).toBeGreaterThanOrEqual(10)
  expect(cases.length - accepted.length).toBeGreaterThanOrEqual(120)
  for (const { cases } of Object.values(VECTOR_FILES))
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
})
