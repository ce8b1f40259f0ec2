'use client'

import { useEffect, useRef } from 'react'

type Props = {
  as?: 'div' | 'h1' | 'h2'
  /** Changes with the step that removes the pressed element. */
  about: string
  id?: string
  className?: string
  children: React.ReactNode
}

/** Takes the focus when the pressed element was removed, so that keyboard users continue here. */
export function HoldsFocus({ as: Tag = 'div', about, ...rest }: Props) {
  const holder = useRef<HTMLElement>(null)
  const previous = useRef(about)

  useEffect(() => {
    if (about !== previous.current && document.activeElement === document.body) holder.current?.focus()
    previous.current = about
  }, [about])

  return (
    <Tag
      ref={(element: HTMLElement | null) => {
        holder.current = element
      }}
      tabIndex={-1}
      {...rest}
    />
  )
}
