import { redirect } from 'next/navigation'
import type { z } from 'zod'

/** The fields of a form of ours. One that was tampered with does nothing, and leads to the console's first page. */
export function readForm<Fields>(schema: z.ZodType<Fields>, form: FormData): Fields {
  const read = schema.safeParse(form instanceof FormData ? Object.fromEntries(form) : undefined)
  if (!read.success) redirect('/console')

  return read.data
}
