/** Escaped text, or markup composed of it. */
export type Html = { html: string }

type Part = Html | Part[] | string | number | false | null | undefined

/** A template whose values are escaped unless they are markup themselves. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: texts.reduce((page, text, index) => page + write(parts[index - 1]) + text) }
}

function write(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (Array.isArray(part)) return part.map(write).join('')
  if (typeof part === 'object') return part.html

  return escaped(String(part))
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
