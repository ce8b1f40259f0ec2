import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { getVisitor } from '../_request/visitor'

/**
 * Switches to the other language with one tap. Works without JavaScript and returns to this page.
 */
export async function LanguageForm() {
  const { language } = await getVisitor()
  const t = await getTranslations('about')
  const other = language === 'id' ? 'en' : 'id'

  return (
    <form method="post" action="/language">
      <input type="hidden" name="to" value={(await headers()).get('x-path') ?? '/'} />
      <button
        type="submit"
        name="language"
        value={other}
        title={t('switchLanguage')}
        className="flex h-11 min-w-11 items-center gap-1.5 rounded-full px-2.5 font-bold text-sm"
      >
        <span>{language.toUpperCase()}</span>
        <span className="opacity-70">{other.toUpperCase()}</span>
        <span className="sr-only">· {t('switchLanguage')}</span>
      </button>
    </form>
  )
}
