import type { Messages } from '@/i18n/messages'
import type { Place } from '../live/crossing'
import type { Deed } from './deeds'

export type StepId = keyof Messages['story']['steps']

export type Step = {
  id: StepId
  /** The page on which it is told, and the part of it that is lit. */
  href: string
  target: string
  /** What ends it: what somebody does here, or a row in the trail of one system. */
  until: { deed: Deed } | { system: Place; kinds: string[] }
}

export const STEPS: Step[] = [
  { id: 'islands', href: '/', target: 'strait', until: { deed: 'opened the window of ramai' } },
  {
    id: 'tap',
    href: '/',
    target: 'strait',
    until: { system: 'ramai', kinds: ['handoff_minted', 'plain_link_followed'] },
  },
  { id: 'nine', href: '/inspector', target: 'inspector', until: { deed: 'opened a message of F2' } },
  { id: 'once', href: '/inspector', target: 'detail', until: { system: 'pasar', kinds: ['payment_requested'] } },
  { id: 'pay', href: '/', target: 'strait', until: { system: 'pasar', kinds: ['notification_received'] } },
  { id: 'news', href: '/inspector', target: 'inspector', until: { deed: 'opened a message of F4' } },
  { id: 'tables', href: '/databases', target: 'databases', until: { deed: 'counted the databases' } },
]
