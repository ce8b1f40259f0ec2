import { type BundleRefusal, BundleRefused } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'

/**
 * The operator's next action by refusal. Nothing of a refused bundle is loaded, so each can be
 * retried.
 */
const ADVICE: Record<BundleRefusal, string> = {
  bundle_unsigned: 'Ask the sender which key signs, and bring the file of keys up to date.',
  bundle_altered: 'Carry this bundle over once more; if it is refused again, the sender writes it anew.',
  bundle_not_for_us:
    'The sender must name this shop and encrypt to its own public key; or PASAR_BUNDLE_IDENTITY_FILE holds another key than that one’s.',
  bundle_other_schema: 'Sender and shop must run the same version.',
  bundle_incomplete: 'Wait until all of it has been carried over, then run the same command.',
  bundle_replayed: 'Nothing is to be done: it is loaded.',
  bundle_out_of_order: 'Bring the bundle that is next first.',
  bundle_too_large: 'Take away what does not belong to it, or carry it over once more.',
}

/**
 * Converts a refusal to its code, the fault and the operator's next action, for the terminal.
 * Returns other failures unchanged.
 */
export function explainRefusal(error: unknown) {
  if (!(error instanceof BundleRefused)) return error

  const { code, message, bundle } = error

  return new DomainError('invalid', code, `${code}: ${message} ${ADVICE[code]}`, { bundle }, { cause: error })
}
