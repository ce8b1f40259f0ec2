import { ChevronDown, Eye } from 'lucide-react'
import { getView, getWords } from '@/i18n/get-words'
import { VIEWS } from '@/server/audience/view'
import { Here } from './here'

/** Works without JavaScript. */
export async function ViewSwitch() {
  const { frame } = await getWords()
  const current = await getView()
  const { label, choices } = frame.view

  return (
    <details className="group relative text-sm">
      <summary className="flex min-h-11 min-w-11 list-none items-center justify-center gap-1.5 rounded-control px-2 font-bold text-quiet hover:text-ink [&::-webkit-details-marker]:hidden">
        <Eye size={18} aria-hidden />
        <span className="sr-only">{label}: </span>
        <span className="max-sm:sr-only">{choices[current].name}</span>
        <ChevronDown size={14} aria-hidden className="group-open:rotate-180" />
      </summary>
      <ViewChoices className="panel absolute top-full right-0 z-40 w-[min(24rem,92vw)] p-2 shadow-lg" />
    </details>
  )
}

/** The three audiences with a description of their view. */
export async function ViewChoices({ className }: { className: string }) {
  const { frame } = await getWords()
  const current = await getView()
  const { label, choices } = frame.view

  return (
    <form method="post" action="/view" aria-label={label} className={`grid gap-1 ${className}`}>
      <Here />
      {VIEWS.map((view) => (
        <button
          key={view}
          type="submit"
          name="view"
          value={view}
          aria-pressed={view === current}
          className="grid min-h-11 rounded-control px-3 py-2 text-left hover:bg-paper aria-pressed:bg-paper"
        >
          <b>{choices[view].name}</b>
          <span className="text-quiet">{choices[view].shows}</span>
        </button>
      ))}
    </form>
  )
}
