import { getLocale, getTranslations } from 'next-intl/server'

/** A payment method as people call it, in the page's language unless another is named; an unknown name is "another method". */
export async function nameMethod(method: string | null | undefined, locale?: 'id') {
  const t = await getTranslations({ locale: locale ?? (await getLocale()), namespace: 'payment' })
  if (!method) return t('noMethod')

  return t.has(`methods.${method}`) ? t(`methods.${method}` as 'methods.other') : t('methods.other')
}
