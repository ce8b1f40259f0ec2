import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DomainError } from '@jembatan/platform/errors'

/** @throws {DomainError} `catalogue_missing` before the first publication. */
export async function readCatalogueFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DomainError('unavailable', 'catalogue_missing', 'no catalogue is published', {}, { cause })
  })
}

/** Replaces the file atomically: readers never see a half-written file. */
export async function replaceCatalogueFile(file: string, text: string) {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(unfinished, text, { mode: 0o644 })
  await rename(unfinished, file)
}
