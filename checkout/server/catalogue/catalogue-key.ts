import { readFile } from 'node:fs/promises'
import { parseSigningKey, type SigningKey } from '@jembatan/contract/catalogue'

/** @throws {Error} in one sentence when the file is missing or holds no Ed25519 private key. */
export async function readCatalogueKey(file: string): Promise<SigningKey> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `The catalogue key ${file} cannot be read: set PASAR_CATALOGUE_SIGNING_KEY_FILE to a file that exists.`,
      { cause },
    )
  })

  return parseSigningKey(JSON.parse(text))
}
