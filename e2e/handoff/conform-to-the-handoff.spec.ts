import { runConformance } from '@jembatan/contract/conformance'
import { expect, test } from '../fixtures/journey'
import { pasar } from '../fixtures/systems'

test('Pasar answers every published vector and behaves as the handoff says', async () => {
  const results = await runConformance({ origin: pasar.origin, sku: 'AYU-SERUM' }, () => {})

  expect(results.length).toBeGreaterThan(250)
  expect(results.filter(({ failure }) => failure !== null)).toEqual([])
})
