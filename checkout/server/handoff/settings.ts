import type { IssuerRegistry } from '@jembatan/contract/handoff'
import { getEnvironment } from '../environment'
import { getIssuerRegistry } from './issuer-registry'

/** Configuration of the shop, independent of any handoff. */
export type HandoffSettings = {
  registry: IssuerRegistry
  /** The shop's public origin: the required `aud` of a token. */
  audience: string
  /** HMAC key that binds a handoff to the browser that opened it. */
  secret: string
}

export async function getHandoffSettings(): Promise<HandoffSettings> {
  const { PASAR_ORIGIN, PASAR_HANDOFF_SECRET } = getEnvironment()

  return { registry: await getIssuerRegistry(), audience: PASAR_ORIGIN, secret: PASAR_HANDOFF_SECRET }
}
