import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { hosts, kasir, pasar, ramai } from '../systems/systems'
import { bundle } from './assemble'
import { copyPackage } from './packages'
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

test('a package beside a program runs there with its dependencies', async () => {
  const into = await mkdtemp(join(tmpdir(), 'jembatan-package-'))
  onTestFinished(() => rm(into, { recursive: true }))
  await copyPackage('@react-pdf/renderer', { from: pasar.folder, into })

  const draws = `import { Document, Page, renderToBuffer, Text } from '@react-pdf/renderer'
    import { createElement as draw } from 'react'
    const paper = draw(Document, {}, draw(Page, {}, draw(Text, {}, 'paper')))
    process.stdout.write((await renderToBuffer(paper)).subarray(0, 4))`
  const { stdout } = await execa('node', ['--input-type=module', '--eval', draws], { cwd: into })

  expect(stdout).toBe('%PDF')
})

test('a file of another system would be found', () => {
  const planted = [
    'app/page.tsx',
    'checkout/app/page.tsx',
    'payment-partner/web.ts',
    'packages/contract/handoff/index.ts',
    'packages/platform/log.ts',
  ]

  expect(strangersAmong(planted, ramai)).toEqual(['checkout/app/page.tsx', 'payment-partner/web.ts'])
  expect(strangersAmong(planted, pasar)).toEqual(['app/page.tsx', 'payment-partner/web.ts'])
  expect(strangersAmong(planted, kasir)).toEqual([
    ...['app/page.tsx', 'checkout/app/page.tsx', 'packages/contract/handoff/index.ts'],
  ])
})
