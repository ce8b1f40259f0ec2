import { runConformance } from '@jembatan/contract/conformance'
import { expect } from '@playwright/test'
import { test } from './keep-the-invariants'
import { pasar } from './systems'

test('Pasar answers every published vector and behaves as the handoff says', async () => {
  const results = await runConformance({ origin: pasar.origin, sku: 'AYU-SERUM' }, () => {})

  expect(results.length).toBeGreaterThan(250)
  expect(results.filter(({ failure }) => failure !== null)).toEqual([])
})
