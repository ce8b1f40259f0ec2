'use client'

import { useFormStatus } from 'react-dom'

/** A second press during the first does nothing. */
export function SubmitButton({ children, className = '' }: { children: React.ReactNode; className?: string }) {
  const { pending } = useFormStatus()

  return (
    <button
      type="submit"
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
      className={`button button-strong aria-disabled:opacity-70 ${className}`}
    >
      {children}
    </button>
  )
}
