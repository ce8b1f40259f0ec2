import { Download, Pause, Play } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { download } from '../download'
import { FILTERS, type Filter } from './filter-events'

type ToolbarProps = {
  words: Messages['inspector']
  paused: boolean
  waiting: number
  onPause: () => void
  events: AuditEvent[]
  filter: Filter
  onChange: (filter: Filter) => void
}

export function Toolbar({ words, paused, waiting, onPause, events, filter, onChange }: ToolbarProps) {
  const Icon = paused ? Play : Pause

  return (
    <div className="flex flex-wrap items-center gap-2 p-4 pb-0 sm:p-5 sm:pb-0">
      <button type="button" onClick={onPause} aria-pressed={paused} className="button button-calm">
        <Icon size={16} aria-hidden />
        {paused ? words.resume : words.pause}
      </button>
      <button
        type="button"
        onClick={() => exportEvents(events)}
        disabled={events.length === 0}
        className="button button-calm"
      >
        <Download size={16} aria-hidden />
        {words.export}
      </button>
      <div className="ml-auto flex flex-wrap gap-x-5">
        {(['purchase', 'grouped', 'inside'] as const).map((name) => (
          <label key={name} className="flex min-h-11 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              name={name}
              form={FILTERS}
              checked={filter[name]}
              onChange={({ target }) => onChange({ ...filter, [name]: target.checked })}
              className="size-5 shrink-0 accent-ink"
            />
            {words[name]}
          </label>
        ))}
      </div>
      {paused && waiting > 0 && (
        <p className="figures font-bold text-sm text-warn" role="status">
          {fill(words.waiting, { count: waiting })}
        </p>
      )}
    </div>
  )
}

/** Exports the shown events with their hashes, so they can be compared with the audit logs. */
function exportEvents(events: AuditEvent[]) {
  const text = JSON.stringify({ exportedAt: new Date().toISOString(), events: events.toReversed() }, null, 2)
  download(new Blob([text], { type: 'application/json' }), 'jembatan-messages.json')
}
