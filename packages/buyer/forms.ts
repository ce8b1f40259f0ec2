import { type Browser, hiddenFields } from '@jembatan/contract/conformance/browser'

type Submit = {
  /** Texts of which all stand in the one form that is meant. */
  having: string[]
  fields?: Record<string, string | { name: string; text: string }>
}

/**
 * Opens a page and sends one of its forms with its hidden fields, as a browser without scripts
 * does.
 */
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
  const filled = { ...Object.fromEntries(hiddenFields(form)), ...fields }
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

const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

/** Sends fields to an address, as a form of a page of the same system does. */
export const postForm = (
  browser: Browser,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  browser.ask(path, {
    method: 'POST',
    body: String(new URLSearchParams(fields)),
    headers: { ...URLENCODED, ...headers },
  })
