import { getLanguage, getWords } from '@/i18n/get-words'
import { LANGUAGES } from '@/i18n/language'
import { Here } from './here'

const NAME = { id: 'languageId', en: 'languageEn' } as const

export async function LanguageSwitch() {
  const { frame } = await getWords()
  const current = await getLanguage()

  return (
    <form method="post" action="/language" className="flex text-sm" aria-label={frame.language}>
      <Here />
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
          className="min-h-11 min-w-11 rounded-control font-bold text-quiet uppercase aria-pressed:bg-paper aria-pressed:text-ink"
        >
          {language}
          <span className="sr-only"> · {frame[NAME[language]]}</span>
        </button>
      ))}
    </form>
  )
}
