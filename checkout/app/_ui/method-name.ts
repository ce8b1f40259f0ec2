import { getLocale, getTranslations } from 'next-intl/server'
import { methodIn } from '@/i18n/method-in'

/** A payment method as people call it, in the page's language unless another is named. */
export async function nameMethod(method: string | null | undefined, locale?: 'id') {
  return methodIn(await getTranslations({ locale: locale ?? (await getLocale()), namespace: 'payment' }), method)
}
