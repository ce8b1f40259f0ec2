'use client'

import { type LucideIcon, PencilLine, Power, QrCode, Search, ShieldX, Users } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'

const StopRamai = dynamic(() => import('../talk/stop-ramai').then(({ StopRamai }) => StopRamai))
const FindMe = dynamic(() => import('../talk/find-me').then(({ FindMe }) => FindMe))
const TwoViewers = dynamic(() => import('../talk/two-viewers').then(({ TwoViewers }) => TwoViewers))
const BreakIt = dynamic(() => import('./break-it').then(({ BreakIt }) => BreakIt))
const TokenLens = dynamic(() => import('../token/token-lens').then(({ TokenLens }) => TokenLens))
const ClosingCard = dynamic(() => import('../talk/closing-card').then(({ ClosingCard }) => ClosingCard))

const MOMENTS = ['stop', 'find', 'viewers', 'break', 'ask', 'closing'] as const

type Moment = (typeof MOMENTS)[number]

const ICON: Record<Moment, LucideIcon> = {
  stop: Power,
  find: Search,
  viewers: Users,
  break: ShieldX,
  ask: PencilLine,
  closing: QrCode,
}

export type MomentProps = {
  words: Messages['moments']
  systems: Messages['frame']['system']
  language: Language
  /** Why nothing can be steered from here. */
  closed: string | null
}

type MomentsProps = MomentProps & { token: Messages['token']; overview: Messages['overview']; never: string[] }

/** Six proofs that a room remembers, each behind one button; one is open at a time, and Escape closes it. */
export function Moments({ token, overview, never, ...common }: MomentsProps) {
  const [open, setOpen] = useState<Moment | null>(null)
  const { words, closed } = common
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    function close(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      setOpen(null)
      opener.current?.focus()
    }
    window.addEventListener('keydown', close)

    return () => window.removeEventListener('keydown', close)
  }, [open])

  return (
    <section aria-labelledby="moments" className="panel grid gap-4 p-5 sm:p-6">
      <div>
        <h2 id="moments" className="text-xl">
          {words.title}
        </h2>
        <p className="mt-1 text-quiet">{closed ?? words.lead}</p>
      </div>
      <div className="grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-6">
        {MOMENTS.map((moment) => {
          const Icon = ICON[moment]

          return (
            <button
              key={moment}
              type="button"
              aria-expanded={open === moment}
              aria-controls="moment"
              onClick={({ currentTarget }) => {
                opener.current = currentTarget
                setOpen(open === moment ? null : moment)
              }}
              className="button button-calm aria-expanded:border-ink aria-expanded:bg-ink aria-expanded:text-white"
            >
              <Icon size={17} aria-hidden />
              {words.name[moment]}
            </button>
          )
        })}
      </div>
      <div id="moment" className="empty:hidden">
        {open === 'stop' && <StopRamai {...common} />}
        {open === 'find' && <FindMe {...common} />}
        {open === 'viewers' && <TwoViewers {...common} />}
        {open === 'break' && <BreakIt {...common} />}
        {open === 'ask' && <TokenLens words={token} overview={overview} never={never} closed={closed} />}
        {open === 'closing' && <ClosingCard {...common} />}
      </div>
    </section>
  )
}
