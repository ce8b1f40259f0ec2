'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { ROOM_MODES } from '@/server/waiting-room/limits'
import { setWaitingRoom } from './actions'

type Words = Record<
  'mode' | 'closed' | 'automatic' | 'open' | 'mostActive' | 'mostActiveHint' | 'mostAMinute' | 'mostAMinuteHint',
  string
> &
  Record<'product' | 'productHint' | 'save' | 'saving', string>

type Props = { room: Record<'id' | 'mode' | 'mostActive' | 'mostAMinute', string>; words: Words }

/** Mode and capacity of a room. Without an id the form creates a room for a product. */
export function RoomForm({ room, words }: Props) {
  const form = useForm(setWaitingRoom, room)
  const mode = form.field('mode')
  const count = (name: 'mostActive' | 'mostAMinute') => (
    <Field {...form.field(name)} label={words[name]} hint={words[`${name}Hint`]} inputMode="numeric" announces />
  )

  return (
    <Form of={form} className="grid gap-4 border-line border-t pt-4">
      {room.id === '' ? (
        <Field {...form.field('id')} label={words.product} hint={words.productHint} announces />
      ) : (
        <input type="hidden" name="id" value={room.id} />
      )}
      <fieldset className="grid gap-1">
        <legend className="font-bold text-sm">{words.mode}</legend>
        {ROOM_MODES.map((one) => (
          <label key={one} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name={mode.name}
              value={one}
              defaultChecked={one === mode.defaultValue}
              className="size-5 accent-pasar-deep"
            />
            {words[one]}
          </label>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        {count('mostActive')}
        {count('mostAMinute')}
      </div>
      <SubmitButton busy={form.isSending} className={`${button.primary} justify-self-start`}>
        {form.isSending ? words.saving : words.save}
      </SubmitButton>
    </Form>
  )
}
