import { Browser, type HttpAnswer } from './browser'

export type Page = HttpAnswer & { language: 'id' | 'en' }

/**
 * Opens an address as a person does who has typed it, whose browser asks for this language and kept
 * these cookies.
 */
export async function openPage(
  origin: string,
  path: string,
  language: Page['language'],
  cookies?: Record<string, string>,
): Promise<Page> {
  const navigating = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' }
  const headers = { accept: 'text/html', 'accept-language': language, ...navigating }

  return { ...(await new Browser(origin, cookies).ask(path, { headers })), language }
}
