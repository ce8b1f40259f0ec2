import type { Messages } from '@/i18n/messages'
import type { SystemName } from '../live/crossing'
import type { UserAction } from './user-actions'

export type StepId = keyof Messages['story']['steps']

export type Step = {
  id: StepId
  /** The page on which it stands, and the part of it that is highlighted. */
  href: string
  target: string
  /** What ends it: what a person does here, or an event in the audit log of one system. */
  until: { action: UserAction } | { system: SystemName; kinds: string[] }
}

export const STEPS: Step[] = [
  { id: 'systems', href: '/', target: 'flow-map', until: { action: 'opened the window of ramai' } },
  {
    id: 'tap',
    href: '/',
    target: 'lane-F2',
    until: { system: 'ramai', kinds: ['handoff_minted', 'plain_link_followed'] },
  },
  { id: 'claims', href: '/inspector', target: 'inspector', until: { action: 'opened a message of F2' } },
  { id: 'once', href: '/inspector', target: 'detail', until: { system: 'pasar', kinds: ['payment_requested'] } },
  { id: 'pay', href: '/', target: 'lane-F4', until: { system: 'pasar', kinds: ['notification_received'] } },
  { id: 'notification', href: '/inspector', target: 'inspector', until: { action: 'opened a message of F4' } },
  { id: 'tables', href: '/databases', target: 'databases', until: { action: 'counted the databases' } },
]
