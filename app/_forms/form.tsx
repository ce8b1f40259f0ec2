'use client'

import type { FormError, Form as Forms } from '@jembatan/http/use-form'
import { useEffect, useId, useRef } from 'react'
import en from '@/messages/en/failure.json'
import id from '@/messages/id/failure.json'

type FormProps = Omit<React.ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  of: Pick<Forms, 'props' | 'errors' | 'isLost'>
  /** The title above the list of errors. */
  summary: string
}

/** A form with the list of its errors above its fields. */
export function Form({ of: { props, errors, isLost }, summary, children, ...rest }: FormProps) {
  return (
    <form {...rest} {...props}>
      <Errors of={{ errors, isLost }} summary={summary} />
      {children}
    </form>
  )
}

/** Shows the errors of a form that has other content above them. */
export const Errors = ({
  of: { errors, isLost },
  summary,
}: {
  of: Pick<Forms, 'errors' | 'isLost'>
  summary: string
}) => (isLost ? <Lost /> : <ErrorSummary title={summary} errors={errors} />)

/** Takes the focus when there are errors, and links to each field. */
function ErrorSummary({ title, errors }: { title: string; errors: FormError[] }) {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null

  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby={heading} className="error-summary">
      <h2 id={heading} className="font-bold">
        {title}
      </h2>
      <ul className="mt-1 grid">
        {errors.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-block py-2.5 underline">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The server did not respond, so the page itself contains this sentence in both languages. */
function Lost() {
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => box.current?.focus(), [])

  return (
    <p ref={box} role="alert" tabIndex={-1} className="error-summary font-bold">
      {(document.documentElement.lang === 'en' ? en : id).lost}
    </p>
  )
}
