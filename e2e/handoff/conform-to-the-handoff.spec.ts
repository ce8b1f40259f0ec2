import { reasonNotToRun, runConformance } from '@jembatan/contract/conformance'
import { pasar as pasarSystem } from '../../tools/dev/systems/systems'
import { expect } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { pasar } from '../fixtures/systems'

test('Pasar answers every published vector and behaves as the handoff says', async () => {
  const results = await runConformance({ origin: pasar.origin, sku: 'AYU-SERUM' }, () => {})

  expect(results.length).toBeGreaterThan(250)
  expect(results.filter(({ failure }) => failure !== null)).toEqual([])
})

test('without demo mode Pasar refuses the published test keys', async ({ startOneMore }) => {
  const origin = await startOneMore({
    system: pasarSystem,
    changes: (origin) => ({ PASAR_ORIGIN: origin, DEMO_MODE: '0' }),
  })

  expect(await reasonNotToRun({ origin, sku: 'AYU-SERUM' })).toContain('refuses an intact handoff')
})
