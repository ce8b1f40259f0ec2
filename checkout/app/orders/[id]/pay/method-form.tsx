'use client'

import { useActionState } from 'react'
import { wholeError } from '@/app/_forms/confirm-step'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { chooseMethod } from './actions'

type Props = {
  orderId: string
  methods: { method: string; name: string }[]
  /** By default the first one. */
  selected?: string | undefined
  words: { legend: string; choose: string; choosing: string }
}

/** One method, chosen by a radio button, so that the form works without scripts. */
export function MethodForm({ orderId, methods, selected = methods[0]?.method, words }: Props) {
  const [state, choose, choosing] = useActionState(chooseMethod, {})
  const failure = wholeError(state)

  return (
    <form action={choose} className="grid gap-4">
      <input type="hidden" name="orderId" value={orderId} />
      {failure && (
        <p role="alert" className="rounded-control bg-warn-wash p-4 text-sm text-warn">
          {failure}
        </p>
      )}
      <fieldset className="grid">
        <legend className="sr-only">{words.legend}</legend>
        {methods.map(({ method, name }) => (
          <label
            key={method}
            className="flex min-h-12 cursor-pointer items-center gap-3 border-line border-b last:border-b-0"
          >
            <input
              type="radio"
              name="method"
              value={method}
              required
              defaultChecked={method === selected}
              className="size-5 accent-pasar-deep"
            />
            {name}
          </label>
        ))}
      </fieldset>
      <SubmitButton busy={choosing} className={button.primary}>
        {choosing ? words.choosing : words.choose}
      </SubmitButton>
    </form>
  )
}
