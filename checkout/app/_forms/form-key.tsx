'use client'

import { useScripted } from '@jembatan/http/use-scripted'

/**
 * Idempotency key that tells a double submission from two intended ones. Rendered only without
 * JavaScript: with it the button blocks a double tap, and resubmitting a cached page is legitimate.
 */
export function FormKey({ value }: { value: string }) {
  return useScripted() ? null : <input type="hidden" name="formKey" value={value} />
}
