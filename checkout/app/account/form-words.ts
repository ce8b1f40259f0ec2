import { getTranslations } from 'next-intl/server'

/** Texts shared by the account's forms. */
export async function formWords() {
  const t = await getTranslations('account')

  return { busy: t('busy'), summary: t('summary'), showPassword: t('showPassword') }
}
