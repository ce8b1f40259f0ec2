import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageForm } from '../_forms/language-form'
import { BackLink } from './back-link'
import { MainNav, type Place } from './main-nav'
import { Wordmark } from './wordmark'

type PaperPageProps = {
  /** The place of the main menu that this page is; such a page has no link back. */
  at?: Place
  /** The address of the page above this one. */
  back?: string
  /** For grids of pictures; by default a column of text. */
  wide?: boolean
  children: ReactNode
}

/** The layout of pages outside the feed: the way back at the top, the main menu, the contacts. */
export async function PaperPage({ at, back = '/', wide = false, children }: PaperPageProps) {
  const t = await getTranslations()

  return (
    <div className="above-nav relative mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-4 sm:px-6">
      <header className="flex flex-wrap items-center justify-between py-4">
        <a href="#colophon" className="skip-link">
          {t('about.skip')}
        </a>
        <span className="flex items-center gap-1">
          {!at && <BackLink to={back} />}
          <a href="/" className="-m-2 p-2">
            <Wordmark />
            <span className="sr-only"> · {t('common.toFeed')}</span>
          </a>
        </span>
        <LanguageForm />
      </header>
      <MainNav at={at} />
      <main className={wide ? 'grow pt-2 pb-12 sm:pt-6' : 'mx-auto w-full max-w-2xl grow pt-2 pb-12 sm:pt-6'}>
        {children}
      </main>
      <footer id="colophon" tabIndex={-1} className="border-line border-t py-6">
        <p className="font-bold text-ramai-text text-sm">{t('common.simulation')}</p>
        <p className="text-muted text-xs leading-relaxed">
          {t('common.complaints')}: {t('common.operatorContact')} · {t('common.ministry')},{' '}
          {t('common.ministryContact')}
        </p>
        <a href="/complaints" className="inline-block py-3 font-bold text-ramai-text text-sm underline">
          {t('complaints.short')}
        </a>
      </footer>
    </div>
  )
}
