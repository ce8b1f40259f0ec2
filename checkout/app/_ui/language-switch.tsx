import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { LANGUAGES } from '@/i18n/language'
import { HereField } from './here-field'

const NAME = { id: 'languageId', en: 'languageEn' } as const

/** A phone has room for the other language only. */
export async function LanguageSwitch() {
  const t = await getTranslations('frame')
  const current = await getLocale()
  const here = (await headers()).get('x-path') ?? '/'

  return (
    <form
      method="post"
      action="/language"
      aria-label={t('language')}
      className="in-[body:has([data-staff])]:ml-auto flex print:hidden"
    >
      <HereField name="back" arrivedAt={here} />
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
          className="min-h-11 min-w-11 cursor-pointer rounded-control font-bold text-quiet text-sm uppercase aria-pressed:bg-pasar-wash aria-pressed:text-pasar-deep max-sm:aria-pressed:hidden"
        >
          {language}
          <span className="sr-only"> · {t(NAME[language])}</span>
        </button>
      ))}
    </form>
  )
}
