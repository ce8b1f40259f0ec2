import { getTranslations } from 'next-intl/server'

/** What every form of the account says. */
export async function formWords() {
  const t = await getTranslations('account')

  return { busy: t('busy'), summary: t('summary') }
}
