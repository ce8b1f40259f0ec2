/** Tells taps apart by what every log keeps of a token; its own number is kept by none. */
export const tapOf = ({ iat, sku }: Record<string, unknown>) => `${iat} ${sku}`
