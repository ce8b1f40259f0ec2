'use client'

import { useTransition } from 'react'
import { ChoiceField, type Choices } from '@/app/_forms/field'
import { button } from '@/app/_ui/styles'
import { chooseMethod } from './actions'
import { PLACE_ORDER, SAVE_METHOD } from './place-order-form'

type Props = Choices & { basketId: string; label: string; defaultValue: string; save: string }

/**
 * Sent with the order, and saved at each change, so that it survives a reload; without JavaScript a
 * button saves it. When saving fails, the order still has it.
 */
export function MethodSelect({ basketId, save, ...field }: Props) {
  const [, startTransition] = useTransition()

  return (
    <>
      <ChoiceField
        {...field}
        name="method"
        form={PLACE_ORDER}
        onChange={({ target }) => {
          const form = new FormData()
          form.set('basketId', basketId)
          form.set('method', target.value)
          startTransition(() => chooseMethod(form).catch(() => {}))
        }}
      />
      <div className="hidden noscript:grid">
        <button type="submit" form={PLACE_ORDER} name="intent" value={SAVE_METHOD} className={button.quiet}>
          {save}
        </button>
      </div>
    </>
  )
}
