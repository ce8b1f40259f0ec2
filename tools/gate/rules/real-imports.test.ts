import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { cruiseImports } from './cruise-imports'

test('no import of this repository breaks a rule', { timeout: 120_000 }, async () => {
  const { violations, typescriptFiles } = await cruiseImports(root)

  expect(violations).toEqual([])
  // A cruise that cannot read TypeScript reports nothing, so check that it saw each part.
  const folders = [...typescriptFiles].map((file) => file.split('/')[0])
  for (const part of ['app', 'checkout', 'payment-partner', 'walkthrough', 'old-shop', 'packages', 'e2e', 'web.ts'])
    expect(folders).toContain(part)
})
