import { expect, test } from 'vitest'
import { hosts, kasir, pasar, ramai } from '../systems/systems'
import { bundle } from './assemble'
import { programsOf } from './programs'
import { strangersAmong } from './rooms'

test.each(hosts)('the programs of $title are made from its own rooms and the shared packages', async (system) => {
  const sources = await bundle(programsOf(system), { without: ['next', 'sharp', 'playwright-core'] })

  expect(sources.length).toBeGreaterThan(10)
  expect(strangersAmong(sources, system)).toEqual([])
})

test('an operator of each system with a database finds the step that migrates it', () => {
  for (const system of [ramai, pasar, kasir])
    expect(Object.keys(programsOf(system))).toEqual(expect.arrayContaining(['web', 'migrate']))
})

test('a file of another system would be found', () => {
  const planted = [
    'app/page.tsx',
    'checkout/app/page.tsx',
    'payment-partner/web.ts',
    'contract/handoff/index.ts',
    'platform/log.ts',
  ]

  expect(strangersAmong(planted, ramai)).toEqual(['checkout/app/page.tsx', 'payment-partner/web.ts'])
  expect(strangersAmong(planted, pasar)).toEqual(['app/page.tsx', 'payment-partner/web.ts'])
  expect(strangersAmong(planted, kasir)).toEqual([
    ...['app/page.tsx', 'checkout/app/page.tsx', 'contract/handoff/index.ts', 'platform/log.ts'],
  ])
})
