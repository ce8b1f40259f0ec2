import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ensureKeys } from './keys'
import { replaceFile } from './published-file'

test('a folder that keeps the back-office key under its previous name keeps the key', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-keys-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const start = () => ensureKeys({ folder, throwaway: false, ramaiOrigin: 'http://ramai.localhost:3000' })
  const { backOfficeKey } = await start()
  await rename(join(folder, 'pasar', 'back-office-key'), join(folder, 'pasar', 'desk-key'))

  expect(await start()).toMatchObject({ backOfficeKey })
})

test('a file that cannot be replaced stays as it was, without a draft beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'key'))

  await expect(replaceFile(join(folder, 'key'), 'half')).rejects.toThrow('EISDIR')

  expect(await readdir(folder)).toEqual(['key'])
})
