import { getLocale, getTranslations } from 'next-intl/server'
import { methodIn } from '@/i18n/method-in'

/** Returns the display name of a payment method, in the page's language unless `locale` is set. */
export async function nameMethod(method: string | null | undefined, locale?: 'id') {
  return methodIn(await getTranslations({ locale: locale ?? (await getLocale()), namespace: 'payment' }), method)
}
