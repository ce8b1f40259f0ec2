import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageForm } from '../_forms/language-form'
import { Contacts } from './contacts'
import { Wordmark } from './wordmark'

/** The layout of pages outside the feed: the link back at the top and the contacts at the end. */
export async function PaperPage({ children }: { children: ReactNode }) {
  const t = await getTranslations('common')

  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col px-6">
      <header className="flex items-center justify-between py-4">
        <a href="/" aria-label={t('toFeed')} className="-m-2 p-2">
          <Wordmark />
        </a>
        <LanguageForm />
      </header>
      <main className="grow py-6 sm:py-10">{children}</main>
      <footer className="border-line border-t py-6">
        <p className="mb-4 font-bold text-ramai-text text-sm">{t('simulation')}</p>
        <Contacts />
      </footer>
    </div>
  )
}
