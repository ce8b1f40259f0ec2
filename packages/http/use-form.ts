'use client'

import { type DefaultValue, useForm as useConform } from '@conform-to/react'
import { type FormEvent, startTransition, useActionState, useEffect, useMemo, useState, useTransition } from 'react'
import type { FormAction, FormState } from './form-action'

/** What a field of a form is given: spread it on the system's field, which says the error. */
export type FieldProps = { id: string; name: string; defaultValue: string | undefined; error: string | undefined }

export type FormError = { id: string; text: string }

/**
 * A form whose action reads it on the server. It works without script: then the page comes back with the same errors and input.
 * @param defaultValue what the fields begin with.
 */
export function useForm<Value extends Record<string, unknown>, Result>(
  action: FormAction<Value, Result>,
  defaultValue?: DefaultValue<Value>,
) {
  const [loaded, formAction] = useActionState<FormState<Result>, FormData>(action, {})
  const [state, setState] = useState<FormState<Result> & { isLost?: boolean }>(loaded)
  const [isSending, startSending] = useTransition()
  const { reply, result, isLost = false } = state
  const [form, fields] = useConform<Value, string[]>({ lastResult: reply, defaultValue })

  /** React empties a form after its action; what is sent by hand stays in its fields. */
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending) return
    const sent = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startSending(async () => {
      const answered = await action({}, sent).catch((failure: unknown) => {
        if (failure instanceof TypeError) return { ...state, isLost: true }
        throw failure
      })
      startTransition(() => setState(answered))
    })
  }

  useEffect(() => {
    const element = document.forms.namedItem(form.id)
    if (!reply || !element) return
    if (reply.initialValue === null) element.reset()
    for (const secret of element.querySelectorAll<HTMLInputElement>('[autocomplete$="-password"]')) secret.value = ''
  }, [reply, form.id])

  const errors = useMemo<FormError[]>(
    () =>
      Object.entries(reply?.error ?? {}).map(([name, texts]) => ({
        id: name ? `${form.id}-${name}` : form.id,
        text: texts?.[0] ?? '',
      })),
    [reply, form.id],
  )

  const field = (name: keyof Value & string): FieldProps => {
    const { id, initialValue, errors } = fields[name]

    return { id, name, defaultValue: initialValue as string | undefined, error: errors?.[0] }
  }

  return {
    props: { id: form.id, action: formAction, onSubmit, noValidate: true },
    field,
    errors,
    isSending,
    isLost,
    result,
  }
}

export type Form = ReturnType<typeof useForm<Record<string, unknown>, unknown>>
