import type { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'

/** A payment method as people call it, in the page's language unless another is named; an unknown name is "another method". */
export async function nameMethod(method: string | null | undefined, locale?: 'id') {
  return methodIn(await getTranslations({ locale: locale ?? (await getLocale()), namespace: 'payment' }), method)
}

/** The same for a component that waits for nothing. */
export function methodIn(t: ReturnType<typeof useTranslations<'payment'>>, method: string | null | undefined) {
  if (!method) return t('noMethod')

  return t.has(`methods.${method}`) ? t(`methods.${method}` as 'methods.other') : t('methods.other')
}
