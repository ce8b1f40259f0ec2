import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { DomainError } from './errors'

/**
 * Reads a key from a file. An error names the file without quoting it: errors of JSON and schemas
 * would quote the key, so `wrong` gets no cause.
 * @throws {DomainError} `file_unreadable`, or the error of `wrong`.
 */
export async function readKeyFile<Key>(
  file: string,
  parse: (text: string) => Promise<Key>,
  wrong: (about: { file: string }) => DomainError,
): Promise<Key> {
  const about = { file: basename(file) }
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', 'file_unreadable', `${file} cannot be read.`, about, { cause })
  })

  return parse(text).catch(() => {
    throw wrong(about)
  })
}
