import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { jakarta } from './_ui/font'
import { Footer } from './_ui/footer'
import { LeakedImage } from './demo/leaked-image'
import './globals.css'
import { ReadableInput } from './_forms/readable-input'
import { readRequestId } from './_request/visitor'
import { ConnectionBar } from './_ui/connection-bar'
import { Header } from './_ui/header'
import { button } from './_ui/styles'
import { SearchForm } from './search/search-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('frame')

  return { title: { default: t('brand'), template: `%s · ${t('brand')}` }, description: t('simulationLong') }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f3ee' },
    { media: '(prefers-color-scheme: dark)', color: '#14171a' },
  ],
}

export default async function Layout({ children }: { children: React.ReactNode }) {
  const t = await getTranslations('frame')

  return (
    <html lang={await getLocale()} className={jakarta.variable}>
      <head>
        {/* Not in `viewport`: Next inserts that anew on each navigation, and every element is restyled. */}
        <meta name="color-scheme" content="light dark" />
      </head>
      <body className="flex min-h-dvh flex-col" data-request-id={await readRequestId()}>
        <a
          href="#content"
          className={`${button.primary} sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-40 focus:px-6 focus:py-3`}
        >
          {t('skip')}
        </a>
        <Header>
          <SearchForm />
        </Header>
        <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 pb-16 sm:px-6">
          {children}
        </main>
        <Footer />
        <LeakedImage />
        <ReadableInput />
        <ConnectionBar />
      </body>
    </html>
  )
}
