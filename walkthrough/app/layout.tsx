import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EarlyInputScript } from '@/app/_ui/early-input'
import { font } from '@/app/_ui/frame/font'
import { Footer } from '@/app/_ui/frame/footer'
import { getLanguage, getView, getWords } from '@/i18n/get-words'
import './globals.css'
import { Header } from '@/app/_ui/frame/header'
import { readRequestId } from '@/app/_ui/frame/request-id'
import { explainClosedSteering } from '@/app/_ui/frame/steering'
import { WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { Presenter } from '@/app/_ui/presenter/presenter'
import { RoomControls } from '@/app/_ui/room/room-controls'
import { ClockWarning } from '@/app/_ui/scenarios/time/clock-warning'
import { getEnvironment } from '@/server/environment'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('frame')

  return {
    title: { default: `${t('brand')} · ${t('tagline')}`, template: `%s · ${t('brand')}` },
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
  const { frame, scenario } = await getWords()
  const steering = {
    systems: frame.system,
    language: await getLanguage(),
    closed: await explainClosedSteering(scenario.time.off),
  }

  return (
    <html lang={await getLocale()} data-view={await getView()} className={font.variable} suppressHydrationWarning>
      <head>
        {/* Not in `viewport`: Next inserts that anew on each navigation, and every element is restyled. */}
        <meta name="color-scheme" content="light dark" />
        <EarlyInputScript />
      </head>
      <body className="flex min-h-dvh flex-col pb-16 lg:pb-0" data-request-id={await readRequestId()}>
        <a
          href="#content"
          className="button button-strong sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:px-5"
        >
          {frame.skip}
        </a>
        <WithInitialLive crossings={0}>
          <Header steering={<RoomControls frame={frame} scenario={scenario} {...steering} />} />
          {getEnvironment().DEMO_MODE && <ClockWarning words={scenario.time} {...steering} />}
        </WithInitialLive>
        <main
          id="content"
          className="mx-auto w-full max-w-[96rem] flex-1 px-4 pt-5 pb-12 sm:px-6 lg:px-8 lg:pt-7 room:max-w-none"
        >
          {children}
        </main>
        <Footer />
        <Presenter />
      </body>
    </html>
  )
}
