import { makeReadable } from '@jembatan/platform/text'

/** A field of a form as readable text; empty where there is none, or where somebody called an action by hand with something else. */
export const formField = (form: unknown, name: string) =>
  form instanceof FormData ? makeReadable(String(form.get(name) ?? ''), ' ') : ''
