'use client'

import { useScripted } from '@jembatan/http/use-scripted'
import { useState } from 'react'
import { Field } from './field'

type Props = Omit<React.ComponentProps<typeof Field>, 'type'> & { show: string }

/** A password, which the person can read before it is sent. */
export function PasswordField({ show, ...field }: Props) {
  const [isShown, setShown] = useState(false)

  return (
    <div className="grid gap-1">
      <Field {...field} type={isShown ? 'text' : 'password'} />
      {useScripted() && (
        <button
          type="button"
          aria-pressed={isShown}
          aria-controls={field.id ?? field.name}
          onClick={() => setShown(!isShown)}
          className="min-h-11 justify-self-start text-sm underline aria-pressed:font-bold"
        >
          {show}
        </button>
      )}
    </div>
  )
}
