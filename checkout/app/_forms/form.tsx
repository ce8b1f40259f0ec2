'use client'

import type { Form as Forms } from '@jembatan/http/use-form'
import { useEffect, useRef } from 'react'
import { useFrameWords } from '../_ui/use-frame'
import { ErrorSummary } from './error-summary'

type Props = Omit<React.ComponentProps<'form'>, keyof Forms['props'] | 'ref'> & {
  of: Pick<Forms, 'props' | 'errors' | 'standing' | 'isLost'>
  /** Title of the error summary; without it errors are announced at their fields. */
  summary?: string
}

/** A form with its errors above its fields. */
export function Form({ of: form, summary, className = 'grid gap-4', children, ...rest }: Props) {
  return (
    <form {...rest} {...form.props} className={className}>
      {form.isLost && <Lost />}
      {!form.isLost && summary && <ErrorSummary title={summary} errors={form.errors} standing={form.standing} />}
      {children}
    </form>
  )
}

/** The request did not reach the server. */
export function Lost() {
  const { lost } = useFrameWords()
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => box.current?.focus(), [])

  return (
    <p
      ref={box}
      role="alert"
      tabIndex={-1}
      className="col-span-full rounded-control bg-wrong-wash p-4 font-bold text-wrong"
    >
      {lost}
    </p>
  )
}
