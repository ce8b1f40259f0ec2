import type { SigningKey } from '@jembatan/contract/handoff'
import { getEnvironment } from '../environment'
import { getSigningKey } from './signing-key'

export type Issuer = { issuer: string; signingKey: SigningKey }

/** Who signs in this process, and with which key at this moment. */
export async function getIssuer(): Promise<Issuer> {
  return { issuer: getEnvironment().RAMAI_ORIGIN, signingKey: await getSigningKey() }
}
