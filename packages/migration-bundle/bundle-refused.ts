/**
 * The reasons to refuse a whole bundle. The codes are stable: operators look them up in the README
 * beside this folder.
 */
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
  /** The folder of the bundle, for the operator who transfers it again. */
  bundle?: string
}

/** No part of the bundle may be used. The message names the part, and quotes nothing of a row. */
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
