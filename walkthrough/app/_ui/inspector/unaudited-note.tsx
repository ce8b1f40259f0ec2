import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { SystemStatuses } from '@/server/audit-log/audit-hub'

const NAMES = ['ramai', 'pasar', 'kasir'] as const

type UnauditedNoteProps = { words: Messages['inspector']; frame: Messages['frame']; statuses: SystemStatuses | null }

/** Names the systems whose audit logs cannot be read: without them the list is incomplete. */
export function UnauditedNote({ words, frame, statuses }: UnauditedNoteProps) {
  const unseen = NAMES.filter((name) => statuses && statuses[name].auditLog !== 'live')
  if (unseen.length === 0) return null
  const systems = unseen.map((name) => frame.system[name].name).join(', ')

  return (
    <p className="border-line border-t bg-warn-wash px-4 py-2.5 text-sm text-warn sm:px-5">
      {fill(words.notAudited, { systems })}
    </p>
  )
}
