import { getLocale, getTranslations } from 'next-intl/server'
import { hereIn } from '@/app/_request/here'
import { LANGUAGES } from '@/i18n/language'

const NAME = { id: 'languageId', en: 'languageEn' } as const

export async function LanguageSwitch() {
  const t = await getTranslations('frame')
  const current = await getLocale()

  return (
    <form method="post" action="/language" className="flex gap-1 text-sm" aria-label={t('language')}>
      <input type="hidden" name="back" value={await hereIn(null)} />
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
          className="min-h-11 min-w-11 rounded-control font-bold text-quiet uppercase aria-pressed:bg-kasir-wash aria-pressed:text-kasir-deep"
        >
          {language}
          <span className="sr-only"> · {t(NAME[language])}</span>
        </button>
      ))}
    </form>
  )
}
