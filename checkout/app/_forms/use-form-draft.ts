import { useEffect } from 'react'
import { keepDraft, readDraft } from './draft'

export type FormDraft = {
  /** What is typed for. */
  name: string
  /** What the form began with. */
  over?: string
}

/**
 * Keeps what is typed in a form, and puts it back when the form is opened again: the page of a failure took its place, or that of an
 * order which the browser lost. What the browser or the person has put in by then stays; files are chosen again.
 */
export function useFormDraft(formId: string, { name, over = '' }: Partial<FormDraft> = {}) {
  useEffect(() => {
    const element = document.forms.namedItem(formId)
    if (!element || name === undefined) return
    putBack(element, readDraft({ name, over }))
    const keep = () => keepDraft({ name, over }, typedIn(element))
    // What was typed before the scripts came is kept when it is sent.
    for (const event of ['input', 'submit']) element.addEventListener(event, keep)

    return () => {
      for (const event of ['input', 'submit']) element.removeEventListener(event, keep)
    }
  }, [formId, name, over])
}

function putBack(form: HTMLFormElement, draft: ReturnType<typeof readDraft>) {
  const fields = fieldsIn(form)
  const changed = new Set(fields.filter(isChanged).map(({ name }) => name))
  for (const field of fields) {
    const kept = draft[field.name]
    if (kept === undefined || changed.has(field.name)) continue
    if (isRadio(field)) field.checked = field.value === kept
    else field.value = kept
  }
}

const typedIn = (form: HTMLFormElement) =>
  Object.fromEntries(
    fieldsIn(form)
      .filter((field) => !isRadio(field) || field.checked)
      .map(({ name, value }) => [name, value]),
  )

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const fieldsIn = (form: HTMLFormElement) => [
  ...form.querySelectorAll<Typed>('input:not([type=hidden], [type=file], [type=password]), textarea, select'),
]

const isRadio = (field: Typed): field is HTMLInputElement => field.type === 'radio'

function isChanged(field: Typed) {
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0]
    return field.value !== first?.value
  }

  return isRadio(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}
