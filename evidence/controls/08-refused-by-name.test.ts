import { expect, test } from 'vitest'
import { startStub } from '../testing/stub-server'
import { openTestForge } from '../testing/test-forge'
import { createTestWorld } from '../testing/test-world'
import { refusedByName } from './08-refused-by-name'

test('a shop that believes everybody turns it red, forgery by forgery', async () => {
  const { keyFile } = await openTestForge()
  const shop = await startStub(({ path }) => ({ status: path === '/h/claim' ? 303 : 200 }))

  const { verdict, evidence } = await refusedByName.check(
    await createTestWorld({ ramai: { environment: { RAMAI_SIGNING_KEY_FILE: keyFile } }, pasar: { origin: shop } }),
  )

  expect(verdict).toBe('failed')
  expect(evidence.filter((line) => line.startsWith('✗'))).toHaveLength(13 + 2)
  expect(evidence).toContain('✗ used twice, it answered 303 and 303')
})
