type PaymentWords = {
  (key: 'noMethod' | 'methods.other'): string
  has(key: string): boolean
}

/** Returns the display name of a payment method; for an unknown code, "another method". */
export function methodIn(t: PaymentWords, method: string | null | undefined) {
  if (!method) return t('noMethod')

  return t.has(`methods.${method}`) ? t(`methods.${method}` as 'methods.other') : t('methods.other')
}
