'use client'

import { PanelsTopLeft } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import type { Companion } from './list-windows'
import { openCompanion } from './open-companion'

export function Companions({ words, windows }: { words: Messages['stage']; windows: Companion[] }) {
  const [blocked, setBlocked] = useState(false)
  const openAll = () => setBlocked(windows.map((companion) => openCompanion(companion, windows)).includes(false))

  return (
    <section aria-labelledby="windows" className="panel grid gap-4 p-5 sm:p-6 lg:grid-cols-[1fr_auto] lg:items-center">
      <div>
        <h2 id="windows" className="text-xl">
          {words.windows}
        </h2>
        <p className="mt-1 max-w-[85ch] text-quiet">{words.windowsText}</p>
      </div>
      <button type="button" onClick={openAll} className="button button-calm">
        <PanelsTopLeft size={18} aria-hidden />
        {words.arrange}
      </button>
      <p aria-live="polite" className="text-warn empty:hidden lg:col-span-2">
        {blocked && words.blocked}
      </p>
    </section>
  )
}
