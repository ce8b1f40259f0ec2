'use client'

import { isReadable, makeReadable } from '@jembatan/platform/text'
import { useEffect } from 'react'

/**
 * What is pasted from a word processor may hold a character that nobody typed, and a form is refused whole for one: it is made
 * readable as it comes. A password stays what it is.
 */
export function ReadableInput() {
  useEffect(() => {
    document.addEventListener('input', makeFieldReadable, { capture: true })

    return () => document.removeEventListener('input', makeFieldReadable, { capture: true })
  }, [])

  return null
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
