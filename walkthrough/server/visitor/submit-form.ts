import type { WatchedSystem } from '../systems/systems'
import type { Visitor } from './visitor'

type SubmitForm = {
  visitor: Visitor
  system: WatchedSystem
  /** The page that shows the form, where it is sent to as well. */
  path: string
  /** A text that the one form has which is meant. */
  having: string
  fields: Record<string, string>
}

/** Opens a page and sends one of its forms with the hidden fields that came with it, as a browser without scripts does. */
export async function submitForm({ visitor, system, path, having, fields }: SubmitForm): Promise<Response> {
  const page = await (await visitor.fetch(system, { path, headers: { accept: 'text/html' } })).text()
  const form = (page.match(/<form\b[\s\S]*?<\/form>/g) ?? []).find((form) => form.includes(having))
  if (!form) throw new Error(`${path} has no form with ${having}.`)
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...hiddenFields(form), ...fields })) body.set(name, value)

  return visitor.fetch(system, { path, method: 'POST', body, headers: { accept: 'text/html' } })
}

function hiddenFields(form: string): Record<string, string> {
  const inputs = Array.from(form.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g), ([input]) => input)
  const attribute = (input: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? ''

  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), decode(attribute(input, 'value'))]))
}

const decode = (value: string) =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
