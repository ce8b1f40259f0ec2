'use client'

import { useEffect, useRef } from 'react'

type Props = {
  /**
   * Another step is told anew: its name, or what it answered. By a name, an address leads to it; what forms are answered may
   * stand in several.
   */
  about: string | object
  children: React.ReactNode
}

/** What a step led to, on the page that it led to: takes the focus, since what was pressed may be gone. */
export function Announcement({ about, children }: Props) {
  const announcement = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: see `about`
  useEffect(() => announcement.current?.focus(), [about])

  return (
    <div
      ref={announcement}
      id={typeof about === 'string' ? 'told' : undefined}
      tabIndex={-1}
      className="scroll-mt-4 rounded-control"
    >
      {children}
    </div>
  )
}
