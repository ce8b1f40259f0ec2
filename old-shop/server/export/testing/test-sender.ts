import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSigningKey, parseSigningKey } from '@jembatan/migration-bundle'
import { openObjectStore } from '@jembatan/platform/object-store'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Sender } from '../store-bundle'

export type TestSender = Sender & { folder: string; signingJwk: object; identity: string; discard: () => Promise<void> }

/** Creates a sender with its own folder and the recipient's secret key. */
export async function makeTestSender(): Promise<TestSender> {
  const folder = await mkdtemp(join(tmpdir(), 'old-shop-bundles-'))
  const signingJwk = await generateSigningKey()
  const identity = await generateX25519Identity()

  return {
    store: openObjectStore({ folder }),
    signingKey: await parseSigningKey(signingJwk),
    signingJwk,
    issuer: 'https://social.example',
    audience: 'https://shop.example',
    recipient: await identityToRecipient(identity),
    now: () => new Date(),
    folder,
    identity,
    discard: () => rm(folder, { recursive: true }),
  }
}
