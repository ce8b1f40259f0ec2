/**
 * With two posts a document fits the first ten packets of 1,460 bytes (RFC 6928). The script loads
 * the others at once.
 */
export const FEW = 2
