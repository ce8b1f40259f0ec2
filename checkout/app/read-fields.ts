import { makeReadable } from '@jembatan/platform/text'
import { notFound } from 'next/navigation'
import type { z } from 'zod'

/** The fields that a form of ours has. What was posted by hand and has others names nothing that there is. */
export function readFields<Fields>(schema: z.ZodType<Fields>, form: FormData): Fields {
  const parsed = schema.safeParse(Object.fromEntries(formOrNotFound(form)))

  return parsed.success ? parsed.data : notFound()
}

/**
 * The form that an action was sent, made readable as a page with scripts makes it while it is typed; a password stays what it is,
 * and is refused at its field. Whoever calls an action by hand may send anything in place of a form.
 */
export function formOrNotFound(form: FormData): FormData {
  if (!(form instanceof FormData)) notFound()
  const readable = new FormData()
  for (const [name, value] of form)
    readable.append(name, typeof value === 'string' && name !== 'password' ? makeReadable(value, ' ') : value)

  return readable
}
