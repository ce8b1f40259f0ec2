import { getHeadSigner } from './audit/audit-api'
import { getIssuer } from './handoff/issuer'
import { getShops } from './shop/shops'

/** Ends the process with the sentences that say what to set, and no stack, before it serves anybody. */
export async function assertStartable() {
  try {
    await getIssuer()
    getShops()
    await getHeadSigner()
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exit(1)
  }
}
