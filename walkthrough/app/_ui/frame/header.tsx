import { FlaskConical } from 'lucide-react'
import Link from 'next/link'
import { getView, getWords } from '@/i18n/get-words'
import { StatusLights } from '../live/status-lights'
import { PresenterSwitch } from '../presenter/presenter-switch'
import { ChapterMenu } from './chapter-menu'
import { LanguageSwitch } from './language-switch'
import { Mark } from './mark'
import { Tabs } from './tabs'
import { ViewSwitch } from './view-switch'

/** In presenter mode the header is one line with controls and without navigation. */
export async function Header({ steering }: { steering: React.ReactNode }) {
  const { frame } = await getWords()
  const view = await getView()

  return (
    <header className="relative z-20 border-line border-b bg-card">
      <div className="mx-auto flex max-w-[96rem] flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 sm:px-6 lg:px-8 room:max-w-none room:px-4 room:py-1">
        <Link href="/" aria-label={frame.home} className="flex min-h-11 items-center gap-2.5 font-extrabold text-xl">
          <Mark />
          {frame.brand}
        </Link>
        <p className="flex items-center gap-1.5 rounded-full bg-warn-wash px-2 py-1 sm:px-3 font-bold text-warn text-xs">
          <FlaskConical size={14} aria-hidden />
          {frame.badge}
        </p>
        <div className="order-last grow basis-3/4 lg:order-none lg:mr-auto lg:ml-3 lg:grow-0 lg:basis-auto">
          <StatusLights words={frame} />
        </div>
        {steering}
        <div className="order-last room:hidden lg:order-none">
          <ViewSwitch />
        </div>
        <div className="ml-auto flex items-center gap-1 lg:ml-0">
          <div className="max-sm:hidden">
            <PresenterSwitch words={frame.presenter} />
          </div>
          <div className="room:hidden">
            <LanguageSwitch />
          </div>
        </div>
      </div>
      <div className="mx-auto max-w-[96rem] px-4 sm:px-6 lg:@container lg:px-8 room:hidden">
        <div className="flex items-center gap-4">
          <Tabs label={frame.tools} words={frame.tool} view={view} />
          {view === 'engineer' && <ChapterMenu label={frame.chapters} words={frame.chapter} />}
        </div>
      </div>
    </header>
  )
}
