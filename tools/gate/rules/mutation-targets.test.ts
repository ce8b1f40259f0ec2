import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '../../dev/systems/systems'

const configSchema = z.object({ mutate: z.array(z.string()).min(1) })

test.each(['packages/contract', 'checkout'])('every file that mutation of %s names is there', async (part) => {
  const { mutate } = configSchema.parse(JSON.parse(await readFile(join(root, part, 'stryker.config.json'), 'utf8')))

  // Stryker itself only warns, and a run over nothing leaves no survivor.
  expect(mutate.filter((file) => !existsSync(join(root, part, file)))).toEqual([])
})
