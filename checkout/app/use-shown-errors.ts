import { type FormEvent, useState } from 'react'

type Errors = Record<string, string>

/** A mistake is of what was sent: those of `errors`, by the id of their field, that was changed since are not shown. */
export function useShownErrors(errors: Errors) {
  const [since, setSince] = useState({ errors, changed: [] as string[] })
  if (since.errors !== errors) setSince({ errors, changed: [] })

  return {
    shown: Object.fromEntries(Object.entries(errors).filter(([field]) => !since.changed.includes(field))),
    onInput: ({ target }: FormEvent) => {
      // Of choices the group has the id.
      const field = (target as Element).closest('[id]')?.id
      if (field && !since.changed.includes(field)) setSince({ errors, changed: [...since.changed, field] })
    },
  }
}
