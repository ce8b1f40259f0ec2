/** From the public promo registry of the catalogue: what scenarios buy, each with plenty on the shelf. */
export const ITEMS = {
  serum: { promo: 101, sku: 'AYU-SERUM' },
  chips: { promo: 119, sku: 'KRIUK-KERIPIK' },
  soap: { promo: 118, sku: 'WANGI-SOAP' },
  /** Of this size Pasar has none. */
  soldOut: { promo: 128, sku: 'LANGKAH-SANDAL-43' },
} as const

export type Item = (typeof ITEMS)[keyof typeof ITEMS]
