'use client'

import type { Messages } from '@/i18n/messages'
import type { SystemStatuses } from '@/server/audit-log/audit-hub'
import { statusesOf } from './selectors'
import { useConsole } from './use-console'

const NAMES = ['ramai', 'pasar', 'kasir'] as const

type State = keyof Messages['frame']['light']

const GLOW: Record<State, string> = {
  live: 'bg-(--system) border-(--system)',
  absent: 'border-(--system) bg-card',
  refused: 'border-wrong bg-wrong-wash',
  down: 'border-quiet bg-[repeating-linear-gradient(45deg,transparent_0_2px,#5d5a54_2px_3px)]',
  connecting: 'border-line bg-line animate-pulse',
}

/**
 * One light for each system: whether it is up and its audit log can be read. A word stands beside
 * each colour.
 */
export function StatusLights({ words }: { words: Messages['frame'] }) {
  const statuses = useConsole(statusesOf)
  const connected = useConsole(({ live }) => live.connected)
  const lights: { name: keyof Messages['frame']['system']; state: State }[] = [
    ...NAMES.map((name) => ({ name, state: stateOf(statuses, name) })),
    { name: 'jembatan', state: connected ? 'live' : statuses ? 'down' : 'connecting' },
  ]

  return (
    <ul aria-label={words.lights} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {lights.map(({ name, state }) => (
        <li key={name} data-system={name} title={words.light[state]} className="flex items-center gap-2 text-xs">
          <span
            aria-hidden
            className={`size-3 rounded-full border-2 ${name === 'jembatan' && state === 'live' ? 'border-ink bg-ink' : GLOW[state]}`}
          />
          <span className="font-bold">{words.system[name].name}</span>
          <span className={`text-quiet ${name === 'jembatan' ? 'sr-only' : 'max-sm:sr-only room:sr-only'}`}>
            {name !== 'jembatan' ? words.lightShort[state] : state === 'live' ? words.watching : words.light[state]}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function stateOf(statuses: SystemStatuses | null, name: (typeof NAMES)[number]): State {
  if (!statuses || statuses[name].up === null) return 'connecting'
  const { up, auditLog } = statuses[name]

  return up ? (auditLog === 'down' ? 'absent' : auditLog) : 'down'
}
