import { readForm, refuse } from '@jembatan/platform/request'
import type { z } from 'zod'

const LONGEST_FORM = 4096

/** What a plain form of ours says; undefined for every other body, and for one that is longer than any of ours. */
export async function readFields<Fields>(request: Request, schema: z.ZodType<Fields>): Promise<Fields | undefined> {
  const form = await readForm(request, LONGEST_FORM)

  return form ? schema.safeParse(Object.fromEntries(form)).data : undefined
}

/** @param cookie a `set-cookie` header, where the browser is to keep something. */
export const seeOther = (location: string, cookie?: string) =>
  new Response(null, { status: 303, headers: { location, ...(cookie && { 'set-cookie': cookie }) } })

/** No form of ours sends this, so no person reads it. */
export const formMalformed = (request: Request) => refuse(request, 400, 'form_malformed')
