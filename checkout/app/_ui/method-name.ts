import { getLocale, getTranslations } from 'next-intl/server'
import { methodIn } from '@/i18n/method-in'

type Options = { locale?: 'id'; months?: number | undefined }

/** Returns the display name of a payment method, in the page's language unless `locale` is set. */
export async function nameMethod(method: string | null | undefined, { locale, months }: Options = {}) {
  const t = await getTranslations({ locale: locale ?? (await getLocale()), namespace: 'payment' })

  return methodIn(t, method, months)
}
