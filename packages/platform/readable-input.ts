import { isReadable, makeReadable } from './text'

/**
 * Makes the input of every field readable. Word processors' line breaks become line breaks here,
 * because the server can no longer detect them. Returns the function that ends it.
 */
export function keepInputReadable() {
  document.addEventListener('input', makeFieldReadable, { capture: true })

  return () => document.removeEventListener('input', makeFieldReadable, { capture: true })
}

function makeFieldReadable({ target: field }: Event) {
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
  if (field.type === 'password' || field.type === 'file' || isReadable(field.value)) return
  const lineBreak = field instanceof HTMLTextAreaElement ? '\n' : ' '
  const { value, selectionEnd } = field
  setValue(field, makeReadable(value, lineBreak))
  if (selectionEnd === null) return
  const caret = makeReadable(value.slice(0, selectionEnd), lineBreak).length
  field.setSelectionRange(caret, caret)
}

/** Bypasses React, which ignores an event when the value equals the one that React knows. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string) {
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
}
