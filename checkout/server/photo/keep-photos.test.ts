import { spawnSync } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openPhotoFolder, takePhoto } from './testing/test-photo'

test('a full disk leaves no photo of the request, whole or half', async () => {
  const directory = await openPhotoFolder()
  const source = await openPhotoFolder()
  const noise = { create: { width: 900, height: 900, channels: 3, background: 'white', noise: NOISE } } as const
  await writeFile(join(source, 'small'), await takePhoto())
  await writeFile(join(source, 'large'), await sharp(noise).jpeg({ quality: 90 }).toBuffer())
  const program = `
    import { readFileSync } from 'node:fs'
    import { keepPhotos } from ${JSON.stringify(join(import.meta.dirname, 'keep-photos.ts'))}
    const photos = ['small', 'large'].map((name) => new Blob([readFileSync(${JSON.stringify(source)} + '/' + name)]))
    await keepPhotos({ directory: ${JSON.stringify(directory)}, photos })`

  // The kernel refuses to write past 32 KiB of a file, as it refuses on a full disk.
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -f 64; exec "$0" --import tsx --input-type=module --eval "$1"', process.execPath, program],
    { encoding: 'utf8' },
  )

  expect([status, stderr]).toEqual([1, expect.stringContaining('EFBIG')])
  expect(await readdir(directory)).toEqual([])
})

const NOISE = { type: 'gaussian', mean: 128, sigma: 60 } as const
