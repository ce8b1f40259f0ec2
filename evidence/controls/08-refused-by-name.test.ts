import { expect, test } from 'vitest'
import { plantWorld } from '../testing/plant-world'
import { pretend } from '../testing/pretend'
import { openPretendForge } from '../testing/pretend-forge'
import { refusedByName } from './08-refused-by-name'

test('a shop that believes everybody turns it red, forgery by forgery', async () => {
  const { keyFile } = await openPretendForge()
  const shop = await pretend(({ path }) => ({ status: path === '/h/claim' ? 303 : 200 }))

  const { verdict, evidence } = await refusedByName.check(
    await plantWorld({ ramai: { environment: { RAMAI_SIGNING_KEY_FILE: keyFile } }, pasar: { origin: shop } }),
  )

  expect(verdict).toBe('failed')
  expect(evidence.filter((line) => line.startsWith('✗'))).toHaveLength(13 + 2)
  expect(evidence).toContain('✗ used twice, it answered 303 and 303')
})
