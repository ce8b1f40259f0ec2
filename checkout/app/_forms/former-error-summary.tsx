'use client'

import { useEffect, useId, useRef } from 'react'

type Props = {
  title: string
  /** By field; what is of none of them, at `form`. */
  errors: Record<string, string>
  /** Those that are not mended yet. */
  shown?: Record<string, string>
}

/** Takes the focus when there are mistakes, and leads to each. */
export function ErrorSummary({ title, errors, shown = errors }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  const listed = Object.entries(shown)

  useEffect(() => {
    if (Object.keys(errors).length > 0) box.current?.focus()
  }, [errors])
  if (listed.length === 0) return null

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
        {listed.map(([field, text]) => (
          <li key={field}>
            {field === 'form' ? (
              text
            ) : (
              <a href={`#${field}`} className="inline-block min-h-11 content-center underline">
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
