'use client'

import { PanelsTopLeft } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import type { SystemWindow } from '../windows/list-windows'
import { openWindow } from '../windows/open-window'

export function OpenAllWindows({ words, windows }: { words: Messages['overview']; windows: SystemWindow[] }) {
  const [blocked, setBlocked] = useState(false)
  const openAll = () => setBlocked(windows.map((systemWindow) => openWindow(systemWindow, windows)).includes(false))

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
