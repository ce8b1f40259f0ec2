import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { onTestFinished } from 'vitest'

/** Creates a folder for one test. */
export async function openPhotoFolder() {
  const directory = await mkdtemp(join(tmpdir(), 'photos-'))
  onTestFinished(() => rm(directory, { recursive: true }))

  return directory
}

/** A photo as a phone stores it: rotated, and with its location. */
export const takePhoto = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } })
    .withExif({ IFD0: { ImageDescription: 'Rumah Sari', Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** The same as a form submits it. */
export const photoFile = async () => new Blob([new Uint8Array(await takePhoto())])
