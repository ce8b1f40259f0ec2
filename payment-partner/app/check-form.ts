import { parseJson } from '@/server/gateway/parse-object'
import { BodyTooLarge, readBody } from '@/server/gateway/read-body'
import { findUnreadable } from '@/server/text'

/** Far more than any form of ours holds. */
const LONGEST_FORM = 64 * 1024

export type FormFault = { status: number; code: string }

const MALFORMED: FormFault = { status: 400, code: 'form_malformed' }

/**
 * What is wrong with a form that was sent to a page, if anything. Next answers a bare 500 to what it cannot parse, and an action
 * would store what no database takes.
 */
export async function checkForm(request: Request): Promise<FormFault | undefined> {
  const type = request.headers.get('content-type') ?? ''
  try {
    const sent = request.clone()
    if (type.startsWith('text/plain')) return checkValue(parseJson(await readBody(sent, LONGEST_FORM)))
    if (!type.startsWith('multipart/form-data')) return undefined
    const body = await readBody(sent, LONGEST_FORM)
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()

    return checkValue(Object.fromEntries(form)) ?? ([...form].every(isWhole) ? undefined : MALFORMED)
  } catch (error) {
    return error instanceof BodyTooLarge ? { status: 413, code: 'body_too_large' } : MALFORMED
  }
}

function checkValue(value: unknown): FormFault | undefined {
  if (value === undefined) return MALFORMED

  return findUnreadable(value) ? { status: 400, code: 'text_unreadable' } : undefined
}

/** Which action a form without JavaScript is for is itself a field, in JSON. */
const isWhole = ([name, value]: [string, FormDataEntryValue]) =>
  !/^\$ACTION_\d+:/.test(name) || (typeof value === 'string' && parseJson(value) !== undefined)

/** For a person, in both languages: nobody knows yet which one was chosen. */
export const describeFault = ({ status, code }: FormFault, requestId: string) =>
  new Response(
    `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kasir</title>
<main><h1>Formulir ini tidak dapat dibaca</h1><p>Kembali ke halaman sebelumnya dan coba lagi. Tidak ada yang diubah.</p>
<p lang="en">This form cannot be read. Go back to the page before and try again. Nothing was changed.</p>
<p><code>${code}</code> · <code>${requestId}</code></p></main></html>`,
    { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } },
  )
