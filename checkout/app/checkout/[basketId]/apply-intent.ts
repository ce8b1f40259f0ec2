/** Intent of the button that submits the address form together with a voucher code. */
export const APPLY_VOUCHER = 'voucher'
