import { readFile } from 'node:fs/promises'
import { DomainError } from '../errors'

/** @throws {DomainError} `catalogue_missing` when nothing has been published yet. */
export async function readPublished(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DomainError('unavailable', 'catalogue_missing', 'no catalogue is published', {}, { cause })
  })
}
