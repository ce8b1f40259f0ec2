import { readForm, refuse } from '@jembatan/platform/request'
import type { z } from 'zod'

const LONGEST_FORM = 4096

/** Parses a plain form of ours; undefined for any other or larger body. */
export async function readFields<Fields>(request: Request, schema: z.ZodType<Fields>): Promise<Fields | undefined> {
  const form = await readForm(request, LONGEST_FORM)

  return form ? schema.safeParse(Object.fromEntries(form)).data : undefined
}

/** @param cookie a `set-cookie` header, if the browser must store something. */
export const seeOther = (location: string, cookie?: string) =>
  new Response(null, { status: 303, headers: { location, ...(cookie && { 'set-cookie': cookie }) } })

/** None of our forms sends this, so the refusal is for programs. */
export const formMalformed = (request: Request) => refuse(request, 400, 'form_malformed')
