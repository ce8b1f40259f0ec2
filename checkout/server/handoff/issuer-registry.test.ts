import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { parseEnvironment } from '../environment'
import { COMPLETE_ENVIRONMENT } from '../testing/complete-environment'
import { readIssuerRegistry } from './issuer-registry'
import { openIssuer } from './testing/test-issuer'

const TEST_ISSUERS = fileURLToPath(new URL('../../../packages/contract/vectors/issuers.json', import.meta.url))
const RAMAI = 'http://ramai.localhost:3000'
const CONFORMANCE = 'http://social.conformance.localhost'

const configured = (changes: Record<string, string | undefined>) =>
  parseEnvironment({
    ...COMPLETE_ENVIRONMENT,
    PASAR_ISSUERS_FILE: undefined,
    PASAR_DEMO_KEY: 'ab'.repeat(32),
    ...changes,
  })

/** Builds a registry of a shop that trusts Ramai. */
async function ownRegistry(changes: object = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'pasar-issuers-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'issuers.json')
  await writeFile(file, JSON.stringify({ ...(await openIssuer()).issuers, ...changes }))

  return file
}

test('a demo also trusts the published test issuers, behind its own', async () => {
  const demo = configured({
    PASAR_ISSUERS_FILE: await ownRegistry(),
    PASAR_DEMO_ISSUERS_FILE: TEST_ISSUERS,
    DEMO_MODE: '1',
  })

  const issuers = [...(await readIssuerRegistry(demo)).keys()]

  expect(issuers).toEqual([RAMAI, CONFORMANCE, 'http://second.conformance.localhost'])
})

test.each([undefined, '0'])('outside a demo the published test issuers are not read: DEMO_MODE=%s', async (mode) => {
  const shop = configured({
    PASAR_ISSUERS_FILE: await ownRegistry(),
    PASAR_DEMO_ISSUERS_FILE: TEST_ISSUERS,
    DEMO_MODE: mode,
  })

  const issuers = [...(await readIssuerRegistry(shop)).keys()]

  expect(issuers).toEqual([RAMAI])
})

test.each(['0', '1'])("the shop's own registry never accepts a published test key, DEMO_MODE=%s", async (mode) => {
  const shop = configured({ PASAR_ISSUERS_FILE: TEST_ISSUERS, DEMO_MODE: mode })

  await expect(readIssuerRegistry(shop)).rejects.toThrow('is a published test key')
})

test("an issuer of the shop's own registry is not replaced by a test issuer", async () => {
  const { issuers } = await openIssuer()
  const demo = configured({
    PASAR_ISSUERS_FILE: await ownRegistry({ [CONFORMANCE]: { ...issuers[RAMAI], name: 'Own' } }),
    PASAR_DEMO_ISSUERS_FILE: TEST_ISSUERS,
    DEMO_MODE: '1',
  })

  expect((await readIssuerRegistry(demo)).get(CONFORMANCE)?.name).toBe('Own')
})

test.each([
  ['PASAR_ISSUERS_FILE', { PASAR_ISSUERS_FILE: '/nowhere.json' }],
  ['PASAR_DEMO_ISSUERS_FILE', { PASAR_DEMO_ISSUERS_FILE: '/nowhere.json' }],
])('a file that is missing is named with its variable: %s', async (variable, changes) => {
  const shop = configured({ PASAR_ISSUERS_FILE: await ownRegistry(), DEMO_MODE: '1', ...changes })

  await expect(readIssuerRegistry(shop)).rejects.toThrow(
    `The issuer registry /nowhere.json cannot be read: set ${variable} to a file that exists.`,
  )
})
