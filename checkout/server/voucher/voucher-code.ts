/** As it is kept, whatever was typed: in capitals and without spaces. */
export const toVoucherCode = (typed: string) => typed.toUpperCase().replaceAll(/\s/g, '')

/** Of which a basket has one voucher: its shop's, the platform's, the shipping's. */
export const placeOf = ({ kind, shopId }: { kind: string; shopId: string | null }) => shopId ?? kind
