import { expect, test } from 'vitest'
import { eachSystem } from '../../tools/dev/systems/systems'
import { createTestWorld } from '../testing/test-world'
import { nothingShared } from './05-nothing-shared'

/** Three built systems, each with a secret of its own, except for the test's changes. */
async function createWorld(changes: Parameters<typeof createTestWorld>[0] = {}) {
  const environments = {
    ramai: { environment: { RAMAI_AUDITOR_KEY: 'secret-of-ramai' } },
    pasar: { environment: { PASAR_BACK_OFFICE_KEY: 'secret-of-pasar', MIDTRANS_SERVER_KEY: 'merchant' } },
    kasir: { environment: { KASIR_CONSOLE_KEY: 'secret-of-kasir', KASIR_MERCHANT_SERVER_KEY: 'merchant' } },
  }
  const traces = await eachSystem(({ name }) => [`build/${name}/server/page.js.nft.json`, '{"files":["../chunk.js"]}'])

  return createTestWorld({
    ...(await eachSystem(({ name }) => ({ ...environments[name], ...changes[name] }))),
    files: { 'sources/ramai/app/page.ts': '', ...Object.fromEntries(Object.values(traces)), ...changes.files },
  })
}

test('systems that hold and build their own pass, though a merchant and its payment company share its keys', async () => {
  const { verdict, evidence } = await nothingShared.check(await createWorld())

  expect(evidence.filter((line) => line.startsWith('✗'))).toEqual([])
  expect(verdict).toBe('passed')
})

test('a secret in two systems turns the control red', async () => {
  const world = await createWorld({ ramai: { environment: { RAMAI_AUDITOR_KEY: 'secret-of-pasar' } } })

  const { verdict, evidence } = await nothingShared.check(world)

  expect(verdict).toBe('failed')
  expect(evidence[0]).toContain('hold the same secret')
})

test('a variable of another system turns it red', async () => {
  const world = await createWorld({
    ramai: { environment: { PASAR_DATABASE_URL: 'postgres://pasar:p@127.0.0.1/pasar' } },
  })

  const { evidence } = await nothingShared.check(world)

  expect(evidence).toContain('✗ Ramai is given PASAR_DATABASE_URL, which belongs to another system')
})

test('a secret that was published turns it red', async () => {
  const world = await createWorld({ files: { 'state/public/keys.json': '{"oops":"secret-of-ramai"}' } })

  const { evidence } = await nothingShared.check(world)

  expect(evidence.join()).toContain('public/keys.json holds RAMAI_AUDITOR_KEY of Ramai')
})

test('an import of another system turns it red', async () => {
  const world = await createWorld({
    files: {
      'sources/ramai/app/page.ts': "export { it } from '../checkout/price'",
      'sources/ramai/checkout/price.ts': 'export const it = 1',
    },
  })

  const { evidence } = await nothingShared.check(world)

  expect(evidence).toContain('✗ app/page.ts imports checkout/price.ts')
})

test('a build that needs a file of another system turns it red', async () => {
  const world = await createWorld({
    files: { 'build/pasar/server/page.js.nft.json': '{"files":["../../../sources/kasir/server/price.ts"]}' },
  })

  const { evidence } = await nothingShared.check(world)

  expect(evidence.join()).toContain('✗ the build of Pasar needs')
})
