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

type Options = ErrorOptions & {
  /** The folder of the bundle, for the operator who carries it over once more. */
  bundle?: string
}

/** Nothing of the bundle is to be used. The message says which part, and quotes nothing of a row. */
export class BundleRefused extends Error {
  readonly bundle: string

  constructor(
    readonly code: BundleRefusal,
    message: string,
    { bundle = '', ...options }: Options = {},
  ) {
    super(message, options)
    this.bundle = bundle
    this.name = 'BundleRefused'
  }
}
