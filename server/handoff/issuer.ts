import type { SigningKey } from '@jembatan/contract/handoff'
import { getEnvironment } from '../environment'
import { getSigningKey } from './signing-key'

export type Issuer = { issuer: string; signingKey: SigningKey }

/** Returns the issuer of this process and its current key. */
export async function getIssuer(): Promise<Issuer> {
  return { issuer: getEnvironment().RAMAI_ORIGIN, signingKey: await getSigningKey() }
}
