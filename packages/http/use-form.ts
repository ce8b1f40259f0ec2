'use client'

import { type DefaultValue, useForm as useConform } from '@conform-to/react'
import {
  type FormEvent,
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useTransition,
} from 'react'
import type { FormAction, FormState } from './form-action'
import { type FormDraft, useFormDraft } from './use-form-draft'

/** What a field of a form is given: spread it on the system's field, which says the error. */
export type FieldProps = { id: string; name: string; defaultValue: string | undefined; error: string | undefined }

export type FormError = { id: string; text: string }

type Options<Result> = {
  /** For what elsewhere on the page belongs to the form. */
  id?: string
  /** The address of the page that answers without script; left out, the address that the form was on. */
  page?: string | undefined
  /** Prepares what is sent. The errors that it finds, by field, are shown, and nothing is sent. */
  prepare?: (form: FormData) => Promise<Record<string, string> | undefined>
  /** Keeps what is typed when the page is left or reloaded. */
  draft?: FormDraft<Result>
}

type State<Result> = FormState<Result> & {
  isLost?: boolean
  /** Names of fields that were changed since the reply. */
  changed?: string[]
}

/** A field, or one of a list: `lines[0].quantity`. */
type NameIn<Value> = (keyof Value & string) | `${keyof Value & string}[${number}].${string}`

/**
 * A form whose action reads it on the server. It works without script: then the page comes back with the same errors and input.
 * @param defaultValue what the fields begin with.
 */
export function useForm<Value extends Record<string, unknown>, Result>(
  action: FormAction<Value, Result>,
  defaultValue?: DefaultValue<Value>,
  { id, page, prepare, draft }: Options<Result> = {},
) {
  const [loaded, formAction] = useActionState<FormState<Result>, FormData>(action, {}, page)
  const [state, setState] = useState<State<Result>>(loaded)
  const [isSending, startSending] = useTransition()
  const { reply, codes = {}, result, isLost = false, changed } = state
  const [form, fields] = useConform<Value, string[]>({ lastResult: reply, defaultValue, ...(id && { id }) })
  useFormDraft(form.id, draft, result)

  /** React empties a form after its action; what is sent by hand stays in its fields. */
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending) return
    const sent = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startSending(async () => {
      const found = await prepare?.(sent)
      const answered = found
        ? { reply: { status: 'error' as const, error: listed(found) } }
        : await action({}, sent).catch((failure: unknown) => {
            if (failure instanceof TypeError) return { ...state, isLost: true }
            throw failure
          })
      startTransition(() => setState(answered))
    })
  }

  useEffect(() => {
    const element = document.forms.namedItem(form.id)
    if (!reply || !element) return
    for (const secret of element.querySelectorAll<HTMLInputElement>('[autocomplete$="-password"]')) secret.value = ''
  }, [reply, form.id])

  const noteChanged = useCallback(
    (names: string[]) =>
      setState((now) => {
        const added = names.filter((name) => now.reply?.error?.[name] && !now.changed?.includes(name))

        return added.length > 0 ? { ...now, changed: [...(now.changed ?? []), ...added] } : now
      }),
    [],
  )
  // What was typed before the scripts ran had no listener.
  useEffect(() => noteChanged(namesOfTyped(form.id)), [noteChanged, form.id])

  const errors = useMemo<FormError[]>(
    () =>
      Object.entries(reply?.error ?? {}).map(([name, texts]) => ({
        id: name ? `${form.id}-${name}` : form.id,
        text: texts?.[0] ?? '',
      })),
    [reply, form.id],
  )
  const isStanding = (name: string) => !changed?.includes(name)

  const field = (name: NameIn<Value>): FieldProps => {
    const { id, initialValue, errors } = fields[name as keyof Value & string]

    return {
      id,
      name,
      defaultValue: initialValue as string | undefined,
      error: isStanding(name) ? errors?.[0] : undefined,
    }
  }

  return {
    props: {
      id: form.id,
      action: formAction,
      onSubmit,
      noValidate: true,
      onInput: ({ target }: FormEvent<HTMLFormElement>) => noteChanged([(target as HTMLInputElement).name]),
    },
    field,
    /** Those of the last reply. */
    errors,
    /** Those of them whose field still holds what was sent. */
    standing: errors.filter(({ id }) => isStanding(id.slice(form.id.length + 1))),
    codes,
    isSending,
    isLost,
    result,
  }
}

const listed = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, [text]]))

function namesOfTyped(formId: string) {
  const controls = [...(document.forms.namedItem(formId)?.elements ?? [])]

  return controls.flatMap((control) =>
    (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) &&
    control.type !== 'file' &&
    control.value !== control.defaultValue
      ? [control.name]
      : [],
  )
}

export type Form = ReturnType<typeof useForm<Record<string, unknown>, unknown>>
