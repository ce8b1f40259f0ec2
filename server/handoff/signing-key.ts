import { readFile } from 'node:fs/promises'
import { parseSigningKey, type SigningKey } from '@jembatan/contract/handoff'

/** @throws {Error} in one sentence when the file cannot be read or holds no Ed25519 private key. */
export async function loadSigningKey(file: string): Promise<SigningKey> {
  try {
    return await parseSigningKey(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new Error(`RAMAI_SIGNING_KEY_FILE names ${file}, which is not a usable key.`, { cause })
  }
}
