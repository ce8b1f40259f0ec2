import { useEffect } from 'react'
import { forgetDraft, keepDraft, readDraft } from './form-draft'

export type FormDraft<Result> = {
  /** The key of the draft, such as `sign-up`. */
  name: string
  /** The initial content of the form. */
  over?: string
  /** Whether a result ends the draft; by default each does. */
  endsWith?: (result: Result) => boolean
}

/**
 * Stores the input of a form and restores it when the form opens again, after an error page or a
 * lost response. Input that is already in a field is not overwritten. Files and passwords are not
 * stored.
 */
export function useFormDraft<Result>(
  formId: string,
  { name, over = '', endsWith = () => true }: Partial<FormDraft<Result>> = {},
  result?: Result,
) {
  useEffect(() => {
    if (name === undefined) return
    const find = () => document.forms.namedItem(formId)
    const element = find()
    if (element) restoreFields(element, readDraft({ name, over }))
    // Listens on the document, because an empty form may replace this one after its result.
    const keep = ({ target }: Event) => {
      const form = find()
      if (form?.contains(target as Node)) keepDraft({ name, over }, typedIn(form))
    }
    // Input from before the scripts loaded is stored at submission.
    for (const event of KEPT_AT) document.addEventListener(event, keep, true)

    return () => {
      for (const event of KEPT_AT) document.removeEventListener(event, keep, true)
    }
  }, [formId, name, over])

  const isEnded = result !== undefined && endsWith(result)
  useEffect(() => {
    if (name !== undefined && result !== undefined && isEnded) forgetDraft(name)
  }, [name, result, isEnded])
}

const KEPT_AT = ['input', 'submit']

function restoreFields(form: HTMLFormElement, draft: ReturnType<typeof readDraft>) {
  const fields = fieldsIn(form)
  const changed = new Set(fields.filter(isChanged).map(({ name }) => name))
  for (const field of fields) {
    const value = draft[field.name]
    if (value === undefined || changed.has(field.name)) continue
    if (isTicked(field)) field.checked = field.value === value
    else field.value = value
  }
}

const typedIn = (form: HTMLFormElement) =>
  Object.fromEntries(
    fieldsIn(form)
      .filter((field) => !isTicked(field) || field.checked)
      .map(({ name, value }) => [name, value]),
  )

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const fieldsIn = (form: HTMLFormElement) => [
  ...form.querySelectorAll<Typed>('input:not([type=hidden], [type=file], [type=password]), textarea, select'),
]

/** A radio button or a checkbox. */
const isTicked = (field: Typed): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox'

function isChanged(field: Typed) {
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0]
    return field.value !== first?.value
  }

  return isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}
