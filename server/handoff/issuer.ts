import type { SigningKey } from '@jembatan/contract/handoff'
import { getEnvironment } from '../environment'
import { loadSigningKey } from './signing-key'

export type Issuer = { issuer: string; audience: string; signingKey: SigningKey }

let issuer: Promise<Issuer> | undefined

/** Who signs in this process, to whom, and with which key. The key is read once. */
export function getIssuer(): Promise<Issuer> {
  // A failure is not kept: a key that arrives late is found by the next call.
  issuer ??= loadIssuer().catch((failure) => {
    issuer = undefined
    throw failure
  })

  return issuer
}

async function loadIssuer(): Promise<Issuer> {
  const { RAMAI_ORIGIN, RAMAI_SHOP_ORIGIN, RAMAI_SIGNING_KEY_FILE } = getEnvironment()

  return { issuer: RAMAI_ORIGIN, audience: RAMAI_SHOP_ORIGIN, signingKey: await loadSigningKey(RAMAI_SIGNING_KEY_FILE) }
}
