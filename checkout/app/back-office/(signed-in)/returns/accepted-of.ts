/** Name of the search parameter with the accepted pieces of a line. */
export const acceptedOf = (sku: string) => `accepted.${sku}`
