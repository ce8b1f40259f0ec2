/** The methods of the gateway's page, by the names that preselect them, in the order of that page. */
export const everyPageMethod = [
  'other_qris',
  'gopay',
  'shopeepay',
  'bca_va',
  'bni_va',
  'bri_va',
  'permata_va',
  'echannel',
  'credit_card',
  'indomaret',
  'alfamart',
] as const

export type PageMethod = (typeof everyPageMethod)[number]

/** The name on the page of a method that an order was paid by; null if the page has none. */
export function toPageMethod(method: string | null | undefined): PageMethod | null {
  const name = method === 'qris' ? 'other_qris' : method

  return everyPageMethod.find((one) => one === name) ?? null
}

export const PRESELECTION = 'selectedPaymentType'

/** Opens the page on a method. A page that does not offer it opens on its first one. */
export function preselect(redirectUrl: string, method: PageMethod) {
  const url = new URL(redirectUrl)
  url.searchParams.set(PRESELECTION, method)

  return url.href
}
