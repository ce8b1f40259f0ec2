import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { jakarta } from './_ui/font'
import { Footer } from './_ui/footer'
import './globals.css'
import { readRequestId } from './_request/request-id'
import { Header } from './_ui/header'
import { readPageAddress } from './snap/v3/page-address'
import { PopupHeader } from './snap/v3/popup-header'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('frame')

  return {
    title: { default: t('brand'), template: `%s · ${t('brand')}` },
    description: t('simulationLong'),
    robots: { index: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f3ee' },
    { media: '(prefers-color-scheme: dark)', color: '#14171a' },
  ],
}

export default async function Layout({ children }: { children: React.ReactNode }) {
  const t = await getTranslations('frame')
  const { framed } = await readPageAddress()

  return (
    <html lang={await getLocale()} className={jakarta.variable}>
      <head>
        {/* Not in `viewport`: Next inserts that anew on each navigation, and every element is restyled. */}
        <meta name="color-scheme" content="light dark" />
      </head>
      <body className="flex min-h-dvh flex-col" data-request-id={await readRequestId()}>
        <a
          href="#content"
          className="button button-strong sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-10 focus:px-5"
        >
          {t('skip')}
        </a>
        {framed ? <PopupHeader /> : <Header />}
        <main id="content" className="mx-auto w-full max-w-(--page-width) flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )
}
