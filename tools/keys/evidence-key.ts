import { join } from 'node:path'
import { ensureSigningKey } from './keys'
import { publish } from './published-file'

/** The key that signs the evidence's reports. It is the evidence's own, and no system knows it. */
export const evidenceKeyFile = (folder: string) => join(folder, 'evidence', 'signing-key.json')

/** What a reader of a report needs of it. */
export const evidenceKeysFile = (folder: string) => join(folder, 'public', 'evidence-keys.json')

/** Made at the first start, beside the keys of the systems; a world that is older gets it with its first report. */
export async function ensureEvidenceKey(folder: string) {
  const key = await ensureSigningKey(evidenceKeyFile(folder))
  await publish(evidenceKeysFile(folder), { keys: [key] })

  return key
}
