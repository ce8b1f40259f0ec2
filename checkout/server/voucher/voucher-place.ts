/** Of which a basket has one voucher: its shop's, the platform's, the shipping's. */
export const placeOf = ({ kind, shopId }: { kind: string; shopId: string | null }) => shopId ?? kind
