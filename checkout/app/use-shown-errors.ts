import { type FormEvent, useState } from 'react'

type Errors = Record<string, string>

/** A mistake is of what was sent: those of `errors` whose field was typed into since are not shown. */
export function useShownErrors(errors: Errors) {
  const [since, setSince] = useState({ errors, typed: [] as string[] })
  if (since.errors !== errors) setSince({ errors, typed: [] })

  return {
    shown: Object.fromEntries(Object.entries(errors).filter(([name]) => !since.typed.includes(name))),
    onInput: ({ target }: FormEvent) => {
      if (target instanceof HTMLInputElement && !since.typed.includes(target.name))
        setSince({ errors, typed: [...since.typed, target.name] })
    },
  }
}
