'use client'

import { useActionState } from 'react'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { type RoomState, setWaitingRoom } from './actions'

type Words = Record<
  'mode' | 'closed' | 'automatic' | 'open' | 'mostActive' | 'mostActiveHint' | 'mostAMinute' | 'mostAMinuteHint',
  string
> &
  Record<'product' | 'productHint' | 'productMissing' | 'notACount' | 'save' | 'saving', string>

const MODES = ['closed', 'automatic', 'open'] as const

/** When a room is open and how many it lets in. Without an id it makes the room of a product that is to be named. */
export function RoomForm({ room, words }: { room: RoomState['typed']; words: Words }) {
  const [{ typed, wrong }, set, saving] = useActionState(setWaitingRoom, { typed: room, wrong: {} })
  const isNew = room.id === ''
  const key = isNew ? 'new' : room.id
  const count = (name: 'mostActive' | 'mostAMinute') => (
    <Field
      name={name}
      id={`${name}-${key}`}
      label={words[name]}
      hint={words[`${name}Hint`]}
      defaultValue={typed[name]}
      inputMode="numeric"
      error={wrong[name] && words.notACount}
      announces
    />
  )

  return (
    <form action={set} noValidate className="grid gap-4 border-line border-t pt-4">
      {isNew ? (
        <Field
          name="id"
          id="product-new"
          label={words.product}
          hint={words.productHint}
          defaultValue={typed.id}
          error={wrong.id && words.productMissing}
          announces
        />
      ) : (
        <input type="hidden" name="id" value={room.id} />
      )}
      <fieldset className="grid gap-1">
        <legend className="font-bold text-sm">{words.mode}</legend>
        {MODES.map((mode) => (
          <label key={mode} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="mode"
              value={mode}
              defaultChecked={mode === typed.mode}
              className="size-5 accent-pasar-deep"
            />
            {words[mode]}
          </label>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        {count('mostActive')}
        {count('mostAMinute')}
      </div>
      <SubmitButton busy={saving} className={`${button.primary} justify-self-start`}>
        {saving ? words.saving : words.save}
      </SubmitButton>
    </form>
  )
}
