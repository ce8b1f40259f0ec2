type PaymentWords = {
  (key: 'noMethod' | 'methods.other' | 'inInstallments', values?: { method: string; months: number }): string
  has(key: string): boolean
}

/**
 * Returns the display name of a payment method, with its installments; for an unknown code,
 * "another method".
 */
export function methodIn(t: PaymentWords, method: string | null | undefined, months?: number | null) {
  if (!method) return t('noMethod')
  const name = t.has(`methods.${method}`) ? t(`methods.${method}` as 'methods.other') : t('methods.other')

  return months ? t('inInstallments', { method: name, months }) : name
}
