'use client'

import type { Form as Forms } from '@jembatan/http/use-form'
import { useEffect, useRef } from 'react'
import en from '@/messages/en/error.json'
import id from '@/messages/id/error.json'
import { ErrorSummary } from './error-summary'

type FormProps = {
  of: Pick<Forms, 'props' | 'errors' | 'isLost'>
  /** Title above the errors. */
  summary: string
  className?: string
  children: React.ReactNode
}

/** A form with its errors above its fields. */
export function Form({ of: { props, errors, isLost }, summary, className = 'grid gap-4', children }: FormProps) {
  return (
    <form {...props} className={className}>
      {isLost ? <Lost /> : <ErrorSummary title={summary} errors={errors} />}
      {children}
    </form>
  )
}

/** Shown when the server does not answer, hence in both languages. */
function Lost() {
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => box.current?.focus(), [])

  return (
    <p ref={box} role="alert" tabIndex={-1} className="rounded-card bg-wrong-wash p-4 font-bold text-wrong">
      {(document.documentElement.lang === 'en' ? en : id).lost}
    </p>
  )
}
