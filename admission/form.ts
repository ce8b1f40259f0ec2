import { describeRefusal } from './refusal-page'

type FormFault = 'form_malformed' | 'text_unreadable'

/**
 * What is wrong with a form that a page's server action is asked with, if anything. Next answers a bare 500 to what it cannot
 * parse, and an action would meet arguments that no page of ours gives it. Its length was judged before; it is read from a
 * clone, so whoever reads on finds it as it came. What a value holds is the action's to make readable: refused here for what a
 * word processor pasted along, a person would lose the whole form.
 */
export async function checkForm(request: Request): Promise<FormFault | undefined> {
  const type = request.headers.get('content-type') ?? ''
  const action = request.headers.get('next-action')
  const isAction = action !== null
  // One of an earlier build is well formed: Next refuses it in words that its client knows.
  if (isAction && !/^[\da-f]{42}$/.test(action)) return 'form_malformed'
  // So React asks for an action that takes nothing, such as signing out.
  if (isAction && type.startsWith('text/plain'))
    return (await request.clone().text()) === '[]' ? undefined : 'form_malformed'
  if (!type.startsWith('multipart/form-data')) return isAction ? 'form_malformed' : undefined
  try {
    const body = await request.clone().arrayBuffer()
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    if (![...form.keys()].every(isReadable)) return 'text_unreadable'
    const whole = isAction ? isCallWithForm(form.get('0')) : namesAction(form) && [...form].every(isActionField)

    return whole ? undefined : 'form_malformed'
  } catch {
    return 'form_malformed'
  }
}

/** No name of a field of ours has control characters. */
const isReadable = (name: string) => !/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(name)

/** How React writes the arguments of an action: each of ours takes a form last, before it perhaps the state of the page. */
function isCallWithForm(written: FormDataEntryValue | null) {
  const call: unknown = typeof written === 'string' ? JSON.parse(written) : undefined

  return Array.isArray(call) && call.length <= 2 && FORM.test(String(call.at(-1))) && refersToNothingElse(call)
}

const FORM = /^\$K[\da-f]+$/

/** A `$` at the beginning is a reference to another part of the message, unless it is written twice. */
function refersToNothingElse(value: unknown): boolean {
  if (typeof value === 'string') return !value.startsWith('$') || FORM.test(value) || /^\$(?:\$|undefined$)/.test(value)

  return typeof value !== 'object' || value === null || Object.values(value).every(refersToNothingElse)
}

const namesAction = (form: FormData) => [...form.keys()].some((name) => name.startsWith('$ACTION_'))

/** Which action a form without JavaScript is for is itself a field, in JSON. */
const isActionField = ([name, value]: [string, FormDataEntryValue]) =>
  !/^\$ACTION_\d+:/.test(name) || (typeof value === 'string' && refersToBoundAlone(JSON.parse(value)))

const refersToBoundAlone = (value: unknown): boolean =>
  typeof value === 'string'
    ? !value.startsWith('$') || /^\$(?:\$|@\d+$|undefined$)/.test(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(refersToBoundAlone)

/** The refusal of a form, for a person. */
export function refuseForm(code: string, requestId: string, contacts?: string[]): Response {
  const { text, headers } = describeRefusal({ code, requestId, asPage: true, contacts })

  return new Response(text, { status: 400, headers })
}
