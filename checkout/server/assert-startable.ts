import { getHeadSigner } from './audit/audit-api'
import { getEnvironment } from './environment'
import { getIssuerRegistry } from './handoff/issuer-registry'
import { findFormerAccount } from './payment/gateway/former-account'

/** Ends the process with a sentence on what to set, when it cannot start correctly. */
export async function assertStartable() {
  try {
    getEnvironment()
    await getHeadSigner()
    await getIssuerRegistry()
    await findFormerAccount()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
