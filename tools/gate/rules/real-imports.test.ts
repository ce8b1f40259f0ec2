import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { cruiseImports } from './cruise-imports'

test('nothing in this repository reaches what it may not', { timeout: 120_000 }, async () => {
  const { violations, typescriptFiles } = await cruiseImports(root)

  expect(violations).toEqual([])
  // A cruise that cannot read TypeScript reports nothing, so check that it saw these files.
  for (const file of [
    'app/page.tsx',
    'checkout/app/page.tsx',
    'payment-partner/server/worker.ts',
    'packages/contract/handoff/index.ts',
    'walkthrough/server/environment.ts',
    'old-shop/server/environment.ts',
    'packages/audit-log/index.ts',
    'packages/http/admission.ts',
    'web.ts',
    'payment-partner/web.ts',
    'packages/buyer/http-buyer.ts',
    'evidence/controls/control.ts',
    'e2e/fixtures/journey.ts',
  ])
    expect(typescriptFiles).toContain(file)
})
