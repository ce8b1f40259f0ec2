import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint } from 'jose'
import { onTestFinished } from 'vitest'
import { openForge } from '../world/forge'
import { createTestWorld } from './test-world'

/** A fresh key as the pretended feed's own. */
export async function openTestForge() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-forge-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const keyFile = join(folder, 'signing-key.json')
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  await writeFile(keyFile, JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) }))

  return {
    keyFile,
    by: await openForge(await createTestWorld({ ramai: { environment: { RAMAI_SIGNING_KEY_FILE: keyFile } } })),
  }
}
