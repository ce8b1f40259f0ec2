'use client'

import { type ComponentPropsWithoutRef, useEffect, useRef } from 'react'

/**
 * Replaces or covers a form. Takes the focus that the form's button had, so that a screen reader
 * announces it.
 */
export function TakesFocus(props: ComponentPropsWithoutRef<'div'>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])

  return <div ref={box} tabIndex={-1} {...props} />
}
