/** Why a bundle is refused, whole. The codes are stable: an operator looks them up in the README beside this folder. */
export type BundleRefusal =
  | 'bundle_unsigned'
  | 'bundle_altered'
  | 'bundle_not_for_us'
  | 'bundle_other_schema'
  | 'bundle_incomplete'
  | 'bundle_replayed'
  | 'bundle_out_of_order'
  | 'bundle_too_large'

/** Nothing of the bundle is to be used. The message says which part, and quotes nothing of a row. */
export class BundleRefused extends Error {
  constructor(
    readonly code: BundleRefusal,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'BundleRefused'
  }
}
