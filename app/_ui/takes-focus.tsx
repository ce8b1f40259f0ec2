'use client'

import { type ComponentPropsWithoutRef, useEffect, useRef } from 'react'

/** Stands where a form stood, or over it: it takes the focus that the form's button had, and is read out by that. */
export function TakesFocus(props: ComponentPropsWithoutRef<'div'>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])

  return <div ref={box} tabIndex={-1} {...props} />
}
