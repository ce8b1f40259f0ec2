import { getTranslations } from 'next-intl/server'

/** A payment method as people call it; an unknown name is "another method". */
export async function nameMethod(method: string | null | undefined) {
  const t = await getTranslations('payment')
  if (!method) return t('noMethod')

  return t.has(`methods.${method}`) ? t(`methods.${method}` as 'methods.other') : t('methods.other')
}
