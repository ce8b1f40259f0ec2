'use client'

import { useScripted } from '../_ui/use-scripted'

/**
 * Tells a form that arrives twice from two that were meant. Without scripts nothing else holds a double tap back; with them the
 * button does, and a page that the browser kept may well be sent again.
 */
export function FormKey({ value }: { value: string }) {
  return useScripted() ? null : <input type="hidden" name="formKey" value={value} />
}
