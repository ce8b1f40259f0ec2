import type { IssuerRegistry } from '@jembatan/contract/handoff'
import { getEnvironment } from '../environment'
import { getIssuerRegistry } from './issuer-registry'

/** What this shop knows before any handoff arrives. */
export type HandoffSettings = {
  registry: IssuerRegistry
  /** The shop's own public origin: the `aud` that a token must name. */
  audience: string
  /** Binds a browser to the handoff that it opened. */
  secret: string
}

export async function getHandoffSettings(): Promise<HandoffSettings> {
  const { PASAR_ORIGIN, PASAR_HANDOFF_SECRET } = getEnvironment()

  return { registry: await getIssuerRegistry(), audience: PASAR_ORIGIN, secret: PASAR_HANDOFF_SECRET }
}
