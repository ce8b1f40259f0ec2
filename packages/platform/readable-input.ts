import { isReadable, makeReadable } from './text'

/**
 * Makes readable what comes into a field of a page, line breaks of a word processor as line breaks, which the server can no
 * longer tell. Gives back what ends it.
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

/** Past React, which takes a value that it set itself for one that did not change. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string) {
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
}
