import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { LANGUAGES } from '@/i18n/language'
import { HereField } from './here-field'

const NAME = { id: 'languageId', en: 'languageEn' } as const

export async function LanguageSwitch() {
  const t = await getTranslations('frame')
  const current = await getLocale()
  const here = (await headers()).get('x-path') ?? '/'

  return (
    <form method="post" action="/language" className="flex flex-wrap items-center gap-2 print:hidden">
      <HereField name="back" arrivedAt={here} />
      <span>{t('language')}</span>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
          className="min-h-11 cursor-pointer rounded-control border border-line px-4 aria-pressed:border-ink aria-pressed:text-ink"
        >
          {t(NAME[language])}
        </button>
      ))}
    </form>
  )
}
