'use client'

import type { FormError } from '@jembatan/http/use-form'
import { useEffect, useRef } from 'react'

/** Lists all errors with links to their fields, and takes the focus. */
export function ErrorSummary({ title, errors }: { title: string; errors: FormError[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null

  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-card bg-wrong-wash p-4 text-wrong">
      <p className="font-extrabold">{title}</p>
      <ul className="mt-1 list-disc pl-5">
        {errors.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="leading-7 underline">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
