export type VoucherState = {
  typed: string
  mistake: string | null
  done: string | null
}

export const NOTHING_TYPED: VoucherState = { typed: '', mistake: null, done: null }

/** By which the form of the address is sent with a code beside it. */
export const APPLY_VOUCHER = 'voucher'
