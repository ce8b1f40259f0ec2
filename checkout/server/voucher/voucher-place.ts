/** The slot of a voucher, one per basket: its shop, the platform, or shipping. */
export const placeOf = ({ kind, shopId }: { kind: string; shopId: string | null }) => shopId ?? kind
