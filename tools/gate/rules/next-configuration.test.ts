import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { hosts } from '../../dev/systems/systems'

test.each(hosts)('$title serves no image optimiser, which would fetch what a stranger names', async ({ folder }) => {
  const { default: config } = await import(pathToFileURL(join(folder, 'next.config.js')).href)

  expect(config.images).toMatchObject({ unoptimized: true })
})
