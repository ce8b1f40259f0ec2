import type { Language } from './language'

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

/** The buyer's choice to choose the method on the gateway's page. */
export const AT_GATEWAY = 'at_gateway'

/** The name on the page of a method that an order was paid by; null if the page has none. */
export function toPageMethod(method: string | null | undefined): PageMethod | null {
  const name = method === 'qris' ? 'other_qris' : method

  return everyPageMethod.find((one) => one === name) ?? null
}

/** The options of the gateway's page that its address may carry. */
export const PAGE_OPTIONS = { language: 'language', method: 'selectedPaymentType' } as const

type Opening = { language: Language | undefined; method?: PageMethod | null | undefined }

/**
 * The address that opens the page in the language of the order's lines, and on the chosen method.
 * Both are options of the gateway's page, which ignores a method that it does not offer.
 * The shop's own page for BI-SNAP ignores the language.
 */
export function openingAt(redirectUrl: string, { language = 'id', method }: Opening) {
  const url = new URL(redirectUrl)
  url.searchParams.set(PAGE_OPTIONS.language, language)
  if (method) url.searchParams.set(PAGE_OPTIONS.method, method)

  return url.href
}
