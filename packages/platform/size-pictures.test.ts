import { cp, mkdtemp, readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { derivePictures, findStale, SQUARES, sized } from './size-pictures'
import { squareSet } from './square-set'

const PICTURES = join(import.meta.dirname, '../../public/media')

it('creates the given sizes, for pictures in any folder', async () => {
  const media = await mkdtemp(join(tmpdir(), 'pictures-'))
  await cp(join(PICTURES, 'bayi-toy/square.avif'), join(media, 'some/where/hero.avif'))

  await expect(derivePictures(media, { 'hero.avif': sized('hero.avif', [36]) })).resolves.toBe(1)
  await expect(sharp(join(media, 'some/where/hero-36.avif')).metadata()).resolves.toMatchObject({ width: 36 })
})

it('creates each file once, and again after its picture changes', async () => {
  const media = await mkdtemp(join(tmpdir(), 'pictures-'))
  await cp(join(PICTURES, 'bayi-toy/square.avif'), join(media, 'bayi-toy/square.avif'))

  await expect(derivePictures(media, SQUARES)).resolves.toBe(2)
  const sources = [...squareSet('bayi-toy').srcSet.matchAll(/\/media\/(\S+) (\d+)w/g)]
  expect(sources).toHaveLength(3)
  for (const [, file = '', width] of sources) {
    const { format, width: drawn } = await sharp(join(media, file)).metadata()
    expect([format, drawn]).toEqual(['heif', Number(width)])
  }
  expect((await stat(join(media, 'bayi-toy/square-192.avif'))).size).toBeLessThan(5_000)

  await expect(derivePictures(media, SQUARES)).resolves.toBe(0)
  await cp(join(PICTURES, 'ayu-serum/square.avif'), join(media, 'bayi-toy/square.avif'))
  expect(await findStale(media, SQUARES)).toEqual(['bayi-toy/square-192.avif', 'bayi-toy/square-400.avif'])
  await expect(derivePictures(media, SQUARES)).resolves.toBe(2)
  expect(await readdir(join(media, 'bayi-toy'))).not.toContainEqual(expect.stringMatching(/\.part$/))
})
