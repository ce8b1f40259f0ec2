import { getTranslations } from 'next-intl/server'

/**
 * Returns the text of a code and the recommended action. A code without a text is shown as it is.
 */
export async function readCodeWords() {
  const t = await getTranslations('quarantine')
  const say = (key: string) => {
    const messageKey = key as 'codes.phone_invalid.title'
    return t.has(messageKey) ? t(messageKey) : undefined
  }

  return (code: string) => ({ title: say(`codes.${code}.title`) ?? code, todo: say(`codes.${code}.todo`) ?? '' })
}
