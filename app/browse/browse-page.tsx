import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageForm } from '../_forms/language-form'
import { Contacts } from '../_ui/contacts'
import { MainNav, type Place } from '../_ui/main-nav'
import { Wordmark } from '../_ui/wordmark'

/** The layout of pages about creators, hashtags and search, with the main menu and the contacts. */
export async function BrowsePage({ at, children }: { at?: Place; children: ReactNode }) {
  const t = await getTranslations()

  return (
    <div className="above-nav relative mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-4 sm:px-6">
      <a href="#colophon" className="skip-link">
        {t('about.skip')}
      </a>
      <header className="flex items-center justify-between py-4">
        <a href="/" aria-label={t('common.toFeed')} className="-m-2 p-2">
          <Wordmark />
        </a>
        <LanguageForm />
      </header>
      <MainNav at={at} />
      <main className="grow pt-2 pb-12 sm:pt-6">{children}</main>
      <footer id="colophon" tabIndex={-1} className="border-line border-t py-6">
        <p className="mb-4 font-bold text-ramai-text text-sm">{t('common.simulation')}</p>
        <Contacts />
      </footer>
    </div>
  )
}
