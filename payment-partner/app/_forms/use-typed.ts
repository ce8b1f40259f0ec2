import { type ChangeEvent, useEffect, useRef, useState } from 'react'

/**
 * What is typed into a field, kept through an answer of the server: React empties a form after its action. Begins with
 * what was typed before hydration.
 */
export function useTyped(initial: string) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(initial)

  useEffect(() => {
    if (field.current) setTyped(field.current.value)
  }, [])

  return {
    ref: field,
    value: typed,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped(event.target.value),
  }
}
