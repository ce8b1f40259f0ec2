import { getHeadSigner } from './audit/audit-api'
import { getEnvironment } from './environment'

/** Ends the process with a sentence that says what to set, when it could only start wrong. */
export async function assertStartable() {
  try {
    const { KASIR_AUDIT_SIGNING_KEY_FILE: file } = getEnvironment()
    if (file) await getHeadSigner(file)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
