import { join } from 'node:path'
import { ensureSigningKey } from './keys'
import { publish } from './published-file'

/** The key that signs the evidence's reports. No system knows it. */
export const evidenceKeyFile = (folder: string) => join(folder, 'evidence', 'signing-key.json')

/** The public half, for readers of a report. */
export const evidenceKeysFile = (folder: string) => join(folder, 'public', 'evidence-keys.json')

/**
 * Created at the first start, beside the systems' keys; an older world gets it with its first
 * report.
 */
export async function ensureEvidenceKey(folder: string) {
  const key = await ensureSigningKey(evidenceKeyFile(folder))
  await publish(evidenceKeysFile(folder), { keys: [key] })

  return key
}
