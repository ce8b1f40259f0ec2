import { type FormEvent, useEffect, useRef, useState } from 'react'
import { changedIn } from './changed-in'

type Errors = Record<string, string>

/**
 * A mistake is of what was sent: those of `errors`, by the id of their field, that was changed since are not shown. The form is
 * watched for that.
 */
export function useShownErrors(errors: Errors) {
  const form = useRef<HTMLFormElement>(null)
  const [since, setSince] = useState({ errors, changed: [] as string[] })
  if (since.errors !== errors) setSince({ errors, changed: [] })
  const add = (fields: string[]) => {
    if (fields.some((field) => !since.changed.includes(field)))
      setSince({ errors, changed: [...since.changed, ...fields] })
  }

  // What was typed before the scripts came told nobody.
  useEffect(() => {
    const early = changedIn(form.current)
    if (early.length > 0) setSince((now) => ({ ...now, changed: [...now.changed, ...early] }))
  }, [])

  return {
    shown: Object.fromEntries(Object.entries(errors).filter(([field]) => !since.changed.includes(field))),
    watched: {
      ref: form,
      // Of choices the group has the id.
      onInput: ({ target }: FormEvent) => add([(target as Element).closest('[id]')?.id ?? '']),
    },
  }
}
