import { Browser, type HttpAnswer } from '@jembatan/contract/conformance/browser'

export type Visited = HttpAnswer & { path: string }

const ENOUGH = 80

type Crawl = {
  /** Cookies of the visitor; none by default. */
  cookies?: Record<string, string>
  /** Links to follow; all by default. */
  within?: RegExp
}

/** Visits every page of a system that its links reach from these on. Sends no forms. */
export async function crawl(origin: string, from: string[], { cookies, within }: Crawl = {}): Promise<Visited[]> {
  const browser = new Browser(origin, cookies)
  const visited: Visited[] = []
  const paths = new Set(from)
  for (const path of paths) {
    if (visited.length >= ENOUGH) break
    const answer = await browser.ask(path, { headers: { accept: 'text/html' } })
    visited.push({ path, ...answer })
    for (const link of linksIn(answer.body)) if (!within || within.test(link)) paths.add(link)
  }

  return visited
}

const linksIn = (html: string) =>
  Array.from(html.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g), ([, path = '/']) => path.replaceAll('&amp;', '&')).filter(
    (path) => !/^\/(_next|media)\/|^\/\//.test(path),
  )

/** The visible text: no tags, no scripts. */
export const textOf = (html: string) => html.replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')
