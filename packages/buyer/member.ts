import { Browser } from '@jembatan/contract/conformance/browser'
import { query } from './procedures'

export type Member = { browser: Browser; email: string }

/** Somebody new in Ramai, signed up by the form as a browser without scripts sends it. */
export async function signUp(ramai: string, name: string): Promise<Member> {
  const browser = new Browser(ramai)
  const email = `${crypto.randomUUID()}@simulasi.example`
  await submit(browser, '/sign-up', {
    having: ['name="password"'],
    fields: { name, email, password: crypto.randomUUID() },
  })
  if (!browser.cookieNames.includes('__Host-ramai_session')) throw new Error('Ramai opened no session at sign-up.')

  return { browser, email }
}

type Submit = {
  /** Texts that the one form has which is meant. */
  having: string[]
  fields?: Record<string, string | { name: string; text: string }>
}

/** Opens a page and sends one of its forms, with the hidden fields that came with it. */
export async function submit(browser: Browser, path: string, form: Submit) {
  const { body } = await browser.ask(path, { headers: { accept: 'text/html' } })

  return submitShown(browser, { path, body }, form)
}

/** The same from a page that was an answer itself, and that no address shows again. */
export async function submitShown(
  browser: Browser,
  { path, body }: { path: string; body: string },
  { having, fields = {} }: Submit,
) {
  const form = (body.match(/<form\b[\s\S]*?<\/form>/g) ?? []).find((form) =>
    having.every((text) => form.includes(text)),
  )
  if (!form) throw new Error(`${path} has no form with ${having.join()}.`)
  const filled = { ...hiddenFields(form), ...fields }
  const boundary = '-'.repeat(8) + crypto.randomUUID()
  const parts = Object.entries(filled).map(([name, value]) => {
    const [file, text] = typeof value === 'string' ? ['', value] : [`; filename="${value.name}"`, value.text]

    return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${text}\r\n`
  })

  return browser.ask(path, {
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
      accept: 'text/html',
    },
    body: `${parts.join('')}--${boundary}--\r\n`,
  })
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

export type Listed = {
  id: string
  creator: { id: string }
  promoted: boolean
  offer: { name: string } | null
  why: { byInterests: boolean }
}

/** The first posts of the feed as this browser gets it, page by page. */
export async function readFeed(browser: Browser, pages: number): Promise<Listed[]> {
  const seen: Listed[] = []
  let cursor: string | null = null
  for (let page = 0; page < pages; page += 1) {
    const { posts, older }: { posts: Listed[]; older: string | null } = await query(browser, 'feed.page', { cursor })
    seen.push(...posts)
    if (older === null) break
    cursor = older
  }

  return seen
}
