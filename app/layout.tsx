import './globals.css'
import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ReadableInput } from './_forms/readable-input'
import { getVisitor } from './_request/visitor'
import { ConnectionBar } from './_ui/connection-bar'
import { jakarta } from './_ui/font'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('about')

  return { title: { default: `Ramai · ${t('tagline')}`, template: '%s · Ramai' }, description: t('description') }
}

export const viewport: Viewport = { viewportFit: 'cover', themeColor: '#0f1214' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language, requestId } = await getVisitor()

  return (
    <html lang={language} className={jakarta.variable} data-request-id={requestId}>
      <head>
        {/* Not in `viewport`: Next inserts that anew on each navigation, and every element is restyled. */}
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>
        {children}
        <ReadableInput />
        <ConnectionBar />
      </body>
    </html>
  )
}
