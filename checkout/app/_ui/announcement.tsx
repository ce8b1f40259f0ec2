'use client'

import { useEffect, useRef } from 'react'

type Props = {
  /**
   * Changes with each announced step: its name, or a form's reply. A name also makes the element a
   * link target; replies do not, since a page can have several.
   */
  about: string | object
  children: React.ReactNode
}

/**
 * The result of a step, on the page that it led to. Takes the focus, since the pressed button may
 * be gone.
 */
export function Announcement({ about, children }: Props) {
  const announcement = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: see `about`
  useEffect(() => announcement.current?.focus(), [about])

  return (
    <div
      ref={announcement}
      id={typeof about === 'string' ? 'notice' : undefined}
      tabIndex={-1}
      className="scroll-mt-4 rounded-control"
    >
      {children}
    </div>
  )
}
