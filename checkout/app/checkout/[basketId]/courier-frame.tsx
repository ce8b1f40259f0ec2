'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '@/app/_ui/lucide-icon'

type Props = {
  /** Code of the chosen courier. */
  chosen: string | undefined
  summary: React.ReactNode
  children: React.ReactNode
}

/**
 * Couriers to choose from, collapsed to the chosen one. After a choice the pressed button is
 * hidden, so the summary takes the focus.
 */
export function CourierFrame({ chosen, summary, children }: Props) {
  const frame = useRef<HTMLDetailsElement>(null)
  const previous = useRef(chosen)

  useEffect(() => {
    if (chosen && chosen !== previous.current && frame.current) {
      frame.current.open = false
      frame.current.querySelector('summary')?.focus()
    }
    previous.current = chosen
  }, [chosen])

  return (
    <details ref={frame} open={!chosen} className="group">
      <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 rounded-control border border-line px-4 py-2 sm:py-3 hover:border-ink">
        {summary}
        <Icon of="icon-ChevronDown" size={20} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}
