import { FlaskConical, ShieldCheck, X } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { hereIn } from '@/app/_request/here'
import { LANGUAGES } from '@/i18n/language'
import { readPageAddress } from './page-address'

const NAME = { id: 'languageId', en: 'languageEn' } as const

/**
 * Header of an embedded page: no home link, a close button, and a language choice without a cookie.
 */
export async function PopupHeader() {
  const t = await getTranslations()
  const current = await getLocale()
  const { options } = await readPageAddress()
  const languages = await Promise.all(LANGUAGES.map(async (language) => ({ language, href: await hereIn(language) })))

  return (
    <header className="sticky top-0 z-10 border-line border-b bg-card">
      <div className="flex min-h-14 items-center justify-between gap-2 px-4">
        <p className="flex items-center gap-2 font-extrabold">
          <span className="grid size-8 place-items-center rounded-xl bg-kasir text-card">
            <ShieldCheck size={18} aria-hidden />
          </span>
          {t('frame.brand')}
        </p>
        <p className="mr-auto flex items-center gap-1.5 rounded-full bg-warn-wash px-3 py-1 font-bold text-warn text-xs">
          <FlaskConical size={14} aria-hidden />
          {t('frame.badge')}
        </p>
        <nav aria-label={t('frame.language')} className="flex text-sm">
          {languages.map(({ language, href }) => (
            <a
              key={language}
              href={href}
              lang={language}
              aria-current={language === current}
              className="grid min-h-11 min-w-9 place-items-center rounded-control font-bold text-quiet uppercase aria-[current=true]:text-kasir-deep"
            >
              {language}
              <span className="sr-only"> · {t(`frame.${NAME[language]}`)}</span>
            </a>
          ))}
        </nav>
        {!options.inline && (
          <button
            type="button"
            data-popup="close"
            aria-label={t('payment.popup.close')}
            className="grid size-11 place-items-center rounded-control hover:bg-paper"
          >
            <X size={22} aria-hidden />
          </button>
        )}
      </div>
    </header>
  )
}
