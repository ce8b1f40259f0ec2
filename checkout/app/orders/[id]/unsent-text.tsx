'use client'

import { useActionState } from 'react'
import { control } from '@/app/_forms/field'

type Sent = { typed: { body: string } | { note: string } }

type Props = {
  /** The form's, and the page that it goes to: by these two React finds what was sent. */
  action(before: Sent, form: FormData): Promise<Sent>
  page: string
  label: string
}

const NOTHING: Sent = { typed: { body: '' } }

/** What a form without scripts brought to a page that has the form no more, to be copied. */
export function UnsentText({ action, page, label }: Props) {
  const [{ typed }] = useActionState(action, NOTHING, page)
  const text = 'body' in typed ? typed.body : typed.note
  if (!text) return null

  return (
    <label className="grid gap-1 font-bold">
      {label}
      <textarea readOnly rows={6} defaultValue={text} className={`${control} py-3 font-medium`} />
    </label>
  )
}
