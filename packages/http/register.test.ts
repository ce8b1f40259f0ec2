import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeRegister } from './testing/register'

test('a limit that no endpoint names is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-limits-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const part of ['app', 'server/visit']) await mkdir(join(folder, part), { recursive: true })
  const limit = { by: 'limitVisits', of: 'address', most: 1, seconds: 60 }
  await writeFile(join(folder, 'server/visit/limits.ts'), `export const VISITS = [${JSON.stringify(limit)}]`)

  await expect(writeRegister({ folder, endpoints: [], metrics: {} })).rejects.toThrow('limitVisits')
})
