'use client'

import type { ReactNode } from 'react'
import type { Acted } from './actions'
import { useAct } from './use-act'
import type { SocialWords } from './words'

type ToggleProps = {
  act: (form: FormData) => Promise<Acted>
  /** The hidden fields of the form, beside `on`. */
  fields: Record<string, string>
  first: { on: boolean; count: number }
  words: Pick<SocialWords, 'notKept' | 'slowDown'>
  /** The button's labels: what a tap will do. */
  label: { off: string; on: string }
  reachable?: boolean
  className?: string
  children: (state: { on: boolean; count: number }) => ReactNode
}

/** A form with one button that turns a mark on and off. */
export function Toggle({ act, fields, first, words, label, reachable = true, className, children }: ToggleProps) {
  const { on, count, refused, submit } = useAct(act, first)
  const name = on ? label.on : label.off

  return (
    // React's types do not allow an action that returns a value, which the script uses in `submit`.
    <form action={act as unknown as (form: FormData) => Promise<void>} onSubmit={submit}>
      {Object.entries({ ...fields, on: on ? 'no' : 'yes' }).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button
        type="submit"
        className={className}
        data-mark={fields.mark}
        data-on={on || undefined}
        aria-pressed={on}
        title={name}
        tabIndex={reachable ? undefined : -1}
      >
        {children({ on, count })}
      </button>
      <span role="status" className="act-note">
        {refused &&
          (refused.seconds > 0 ? words.slowDown.replace('{seconds}', String(refused.seconds)) : words.notKept)}
      </span>
    </form>
  )
}
