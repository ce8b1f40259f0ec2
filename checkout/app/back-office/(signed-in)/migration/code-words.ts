import { getTranslations } from 'next-intl/server'

/** What a code says, and what a person does about it. One that is newer than the words is told by itself. */
export async function readCodeWords() {
  const t = await getTranslations('quarantine')
  const say = (key: string) => {
    const known = key as 'codes.phone_invalid.title'
    return t.has(known) ? t(known) : undefined
  }

  return (code: string) => ({ title: say(`codes.${code}.title`) ?? code, todo: say(`codes.${code}.todo`) ?? '' })
}
