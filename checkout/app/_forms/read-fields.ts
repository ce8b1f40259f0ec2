import { makeFormReadable } from '@jembatan/platform/text'
import { notFound } from 'next/navigation'
import type { z } from 'zod'

/** The fields that a form of ours has. What was posted by hand and has others names nothing that there is. */
export function readFields<Fields>(schema: z.ZodType<Fields>, form: FormData): Fields {
  const parsed = schema.safeParse(Object.fromEntries(formOrNotFound(form)))

  return parsed.success ? parsed.data : notFound()
}

/** The form that an action was sent, as it can be stored. Whoever calls an action by hand may send anything in place of one. */
export const formOrNotFound = (form: FormData): FormData =>
  form instanceof FormData ? makeFormReadable(form) : notFound()
