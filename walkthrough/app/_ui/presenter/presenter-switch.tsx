'use client'

import { NotebookPen, Presentation } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { setPresenting, toggleFullScreen, usePresenting } from './use-presenting'

export function PresenterSwitch({ words }: { words: Messages['frame']['presenter'] }) {
  const on = usePresenting()

  function change() {
    setPresenting(!on)
    if (!document.fullscreenElement === !on) toggleFullScreen()
  }

  return (
    <div className="flex gap-1">
      <button
        type="button"
        onClick={change}
        aria-pressed={on}
        title={words.on}
        className="button px-3 text-quiet text-sm aria-pressed:bg-ink aria-pressed:text-card"
      >
        <Presentation size={18} aria-hidden />
        <span className="max-xl:sr-only room:max-2xl:sr-only">{words.on}</span>
      </button>
      {on && (
        <button
          type="button"
          onClick={() => window.open('/notes', 'jembatan-notes', 'popup,width=560,height=820')}
          title={words.notes}
          className="button px-3 text-quiet text-sm"
        >
          <NotebookPen size={18} aria-hidden />
          <span className="max-xl:sr-only room:max-2xl:sr-only">{words.notes}</span>
        </button>
      )}
    </div>
  )
}
