'use client'

import { useEffect, useRef } from 'react'

type Fault = { field: string; text: string }

/** All that is wrong, in one place that takes the focus, each with the way to its field. */
export function ErrorSummary({ title, faults }: { title: string; faults: Fault[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null

  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-card bg-wrong-wash p-4 text-wrong">
      <p className="font-extrabold">{title}</p>
      <ul className="mt-1 list-disc pl-5">
        {faults.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`} className="leading-7 underline">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
