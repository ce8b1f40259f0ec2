/** Identifies a tap by the claims that every log records; `jti` is not among them. */
export const tapOf = ({ iat, sku }: Record<string, unknown>) => `${iat} ${sku}`
