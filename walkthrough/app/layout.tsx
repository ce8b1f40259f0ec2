import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { getLanguage, getWords } from '@/i18n/get-words'
import { EarlyInputScript } from '@/parts/early-input'
import { font } from '@/parts/frame/font'
import { Footer } from '@/parts/frame/footer'
import { getView } from '@/parts/frame/get-view'
import './globals.css'
import { Header } from '@/parts/frame/header'
import { readRequestId } from '@/parts/frame/request-id'
import { whySteeringIsClosed } from '@/parts/frame/steering'
import { WithInitialLive } from '@/parts/live/with-initial-live'
import { Presenter } from '@/parts/presenter/presenter'
import { RoomControls } from '@/parts/room/room-controls'
import { ClockWarning } from '@/parts/scenarios/time/clock-warning'
import { getEnvironment } from '@/server/environment'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('frame')

  return {
    title: { default: `${t('brand')} · ${t('tagline')}`, template: `%s · ${t('brand')}` },
    description: t('simulationLong'),
    robots: { index: false },
  }
}

export const viewport: Viewport = { themeColor: '#f6f3ee' }

export default async function Layout({ children }: { children: React.ReactNode }) {
  const { frame, scenario, story } = await getWords()
  const steering = {
    systems: frame.system,
    language: await getLanguage(),
    closed: await whySteeringIsClosed(scenario.time.off),
  }

  return (
    <html lang={await getLocale()} data-view={await getView()} className={font.variable} suppressHydrationWarning>
      <head>
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
        <Presenter words={story} frame={frame} />
      </body>
    </html>
  )
}
