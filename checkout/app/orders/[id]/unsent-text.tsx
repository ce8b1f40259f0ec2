'use client'

import type { FormAction } from '@jembatan/http/form-action'
import { useActionState } from 'react'
import { control } from '@/app/_forms/field'
import type { OrderGone } from '@/app/_forms/refuse-order-form'

type Props = {
  /** The form's action and page: React matches the submitted state by both. */
  action: FormAction<unknown, OrderGone>
  page: string
  label: string
}

/**
 * The text of a form submitted without JavaScript, for copying, on a page that no longer shows the
 * form.
 */
export function UnsentText({ action, page, label }: Props) {
  const [{ reply }] = useActionState(action, {}, page)
  const { body, note, reviews } = reply?.initialValue ?? {}
  const text = body ?? note ?? bodiesIn(reviews)
  if (!text) return null

  return (
    <label className="grid gap-1 font-bold">
      {label}
      <textarea readOnly rows={6} defaultValue={String(text)} className={`${control} py-3 font-medium`} />
    </label>
  )
}

const bodiesIn = (reviews: unknown) =>
  Array.isArray(reviews) ? reviews.flatMap(({ body }) => (body ? [String(body)] : [])).join('\n\n') : undefined
