import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { onTestFinished } from 'vitest'

/** A folder of the test's own. */
export async function openPhotoFolder() {
  const directory = await mkdtemp(join(tmpdir(), 'photos-'))
  onTestFinished(() => rm(directory, { recursive: true }))

  return directory
}

/** As a telephone writes one: lying on its side, and with the place where it was taken. */
export const takePhoto = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } })
    .withExif({ IFD0: { ImageDescription: 'Rumah Sari', Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** The same as a form brings it. */
export const photoFile = async () => new Blob([new Uint8Array(await takePhoto())])
