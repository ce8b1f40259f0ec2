import { FlaskConical, ShieldCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LanguageSwitch } from './language-switch'

export async function Header() {
  const t = await getTranslations('frame')

  return (
    <header className="border-line border-b bg-card">
      <div className="mx-auto flex min-h-16 max-w-(--page-width) flex-wrap items-center justify-between gap-x-3 px-4 sm:px-6">
        <a href="/" aria-label={t('home')} className="flex min-h-11 items-center gap-2.5 font-extrabold text-xl">
          <span className="grid size-9 place-items-center rounded-xl bg-kasir text-card">
            <ShieldCheck size={20} aria-hidden />
          </span>
          {t('brand')}
        </a>
        <p className="mr-auto flex items-center gap-1.5 rounded-full bg-warn-wash px-3 py-1 font-bold text-warn text-xs">
          <FlaskConical size={14} aria-hidden />
          {t('badge')}
        </p>
        <LanguageSwitch />
      </div>
    </header>
  )
}
