import { readForm, refuse } from '@jembatan/platform/request'
import { NextResponse } from 'next/server'
import type { z } from 'zod'

const LONGEST_FORM = 4096

/** What a plain form of ours says; undefined for every other body, and for one that is longer than any of ours. */
export async function readFields<Fields>(request: Request, schema: z.ZodType<Fields>): Promise<Fields | undefined> {
  const form = await readForm(request, LONGEST_FORM)

  return form ? schema.safeParse(Object.fromEntries(form)).data : undefined
}

export const seeOther = (location: string) => new NextResponse(null, { status: 303, headers: { location } })

/** No form of ours sends this, so no person reads it. */
export const formMalformed = (request: Request) => refuse(request, 400, 'form_malformed')
