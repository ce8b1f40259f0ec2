'use client'

import type { FormError } from '@jembatan/http/use-form'
import { useEffect, useId, useRef } from 'react'

type Props = {
  title: string
  /** Errors of the last reply: each reply moves the focus here. */
  errors: FormError[]
  /** Errors listed now. */
  standing?: FormError[]
}

/** Lists all errors of a form, takes the focus and links each error to its field. */
export function ErrorSummary({ title, errors, standing = errors }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (standing.length === 0) return null

  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby={heading}
      className="rounded-control bg-wrong-wash p-4 text-wrong"
    >
      <h2 id={heading} className="font-bold tracking-normal">
        {title}
      </h2>
      <ul className="mt-1 grid">
        {standing.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-block min-h-11 content-center underline">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
