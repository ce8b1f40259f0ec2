/** The button by which the form of the address is sent with a code beside it. */
export const APPLY_VOUCHER = 'voucher'
