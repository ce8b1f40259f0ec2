import type { Messages } from '@/i18n/messages'
import type { Place } from '../live/crossing'

export type StepId = keyof Messages['story']['steps']

export type Step = {
  id: StepId
  /** The page on which it is told, and the part of it that is lit. */
  href: string
  target: string
  /** What ends it: a window that is opened, or a row in the trail of one system. */
  until: { opened: Place } | { system: Place; kinds: string[] } | null
}

export const STEPS: Step[] = [
  { id: 'islands', href: '/', target: 'strait', until: { opened: 'ramai' } },
  {
    id: 'tap',
    href: '/',
    target: 'strait',
    until: { system: 'ramai', kinds: ['handoff_minted', 'plain_link_followed'] },
  },
  { id: 'nine', href: '/inspektor', target: 'inspector', until: { system: 'pasar', kinds: ['handoff_shown'] } },
  { id: 'once', href: '/inspektor', target: 'inspector', until: { system: 'pasar', kinds: ['handoff_claimed'] } },
  { id: 'pay', href: '/', target: 'strait', until: { system: 'pasar', kinds: ['payment_requested'] } },
  {
    id: 'news',
    href: '/',
    target: 'strait',
    until: { system: 'pasar', kinds: ['notification_received', 'payment_received'] },
  },
  { id: 'tables', href: '/basis-data', target: 'databases', until: null },
]
