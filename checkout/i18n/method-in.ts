type PaymentWords = {
  (key: 'noMethod' | 'methods.other'): string
  has(key: string): boolean
}

/** A payment method as people call it, in the words of a language; an unknown name is "another method". */
export function methodIn(t: PaymentWords, method: string | null | undefined) {
  if (!method) return t('noMethod')

  return t.has(`methods.${method}`) ? t(`methods.${method}` as 'methods.other') : t('methods.other')
}
