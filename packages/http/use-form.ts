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

/**
 * The props of a form field: spread them on the system's field component, which shows the error.
 */
export type FieldProps = { id: string; name: string; defaultValue: string | undefined; error: string | undefined }

export type FormError = { id: string; text: string }

type Options<Result> = {
  /** Lets other elements of the page refer to the form. */
  id?: string
  /** The address of the page that answers without script; by default the address of the form. */
  page?: string | undefined
  /** Prepares the form data. If it returns errors by field, they are shown and nothing is sent. */
  prepare?: (form: FormData) => Promise<Record<string, string> | undefined>
  /** Stores the input when the page is left or reloaded. */
  draft?: FormDraft<Result>
}

type State<Result> = FormState<Result> & {
  isLost?: boolean
  /** Names of fields that changed since the reply. */
  changed?: string[]
}

/** A field, or a field of a list item: `lines[0].quantity`. */
type NameIn<Value> = (keyof Value & string) | `${keyof Value & string}[${number}].${string}`

/**
 * Connects a form to an action that parses it on the server. Works without script: the page then
 * returns with the same errors and input.
 * @param defaultValue the initial values of the fields.
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

  /** React resets a form after its action; a manual submission keeps its fields. */
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending) return
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startSending(async () => {
      const errors = await prepare?.(form)
      const result = errors
        ? { reply: { status: 'error' as const, error: listed(errors) } }
        : await action({}, form).catch((failure: unknown) => {
            if (failure instanceof TypeError) return { ...state, isLost: true }
            throw failure
          })
      startTransition(() => setState(result))
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
  // Input from before the scripts ran fired no listener.
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
    /** The errors of the last reply. */
    errors,
    /** The errors whose field still holds the submitted value. */
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
