import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { drawAuditLogs } from './draw-audit-logs'
import { drawControls } from './draw-controls'
import { drawOrigin, drawSummary } from './draw-cover'
import { drawDatabases } from './draw-databases'
import { drawFlows } from './draw-flows'
import { drawHandout } from './draw-handout'
import { drawSignature } from './draw-signature'
import type { Drawing, Language } from './drawing'
import { type Html, html } from './html'
import en from './messages/en.json'
import id from './messages/id.json'
import type { Report } from './report'
import { canonical, fingerprintOf, hashOf, UNSIGNED } from './sign-report'

const FONTS = ['latin', 'latin-ext'].map(
  (set) => `@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-${set}-wght-normal.woff2`,
)

const WORDS = { id, en }

/**
 * Draws the page from the report only, as a single file. The returned function inserts the
 * signature.
 */
export async function drawPage(report: Report, language: Language): Promise<(signature?: string) => string> {
  const drawing = drawingOf(report, language)
  const style = await styleOf('report.css')
  const data = canonical(report).replaceAll('<', '\\u003c')

  return (signature = UNSIGNED) =>
    wrap(
      drawing,
      style,
      html`${drawMain(drawing)}
<script type="application/json" id="report">${{ html: data }}</script>
<script type="text/plain" id="signature">${{ html: signature }}</script>`,
    )
}

/** The same run on one printed sheet. */
export async function drawSheet(report: Report, language: Language): Promise<string> {
  const drawing = drawingOf(report, language)

  return wrap(drawing, await styleOf('report.css', 'handout.css'), drawHandout(drawing))
}

const drawingOf = (report: Report, language: Language): Drawing => ({
  report,
  fingerprint: fingerprintOf(hashOf(canonical(report))),
  language,
  words: WORDS[language],
})

async function styleOf(...files: string[]) {
  const sheets = files.map((file) => readFile(new URL(`./${file}`, import.meta.url), 'utf8'))

  return `${await fontFaces()}${(await Promise.all(sheets)).join('')}`
}

const wrap = ({ language, words }: Drawing, style: string, body: Html) =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${words.title} · Jembatan</title>
<style>${{ html: style }}</style>
</head>
<body>
${body}
</body>
</html>
`.html

/** The findings on one page, then their evidence. */
const drawMain = (drawing: Drawing): Html => html`<main>
${drawSummary(drawing)}
${drawOrigin(drawing)}
${drawControls(drawing)}
${drawFlows(drawing)}
${drawDatabases(drawing)}
${drawAuditLogs(drawing)}
${drawSignature(drawing)}
</main>`

/** Embedded fonts: a report must be readable offline. */
async function fontFaces() {
  const require = createRequire(import.meta.url)
  const faces = FONTS.map(async (file, index) => {
    const bytes = await readFile(require.resolve(file))
    return `@font-face{font-family:"Jakarta";font-weight:200 800;src:url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2");${index === 0 ? LATIN : LATIN_EXT}}\n`
  })

  return (await Promise.all(faces)).join('')
}

const LATIN = 'unicode-range:U+0000-00FF,U+2000-206F,U+20AC,U+2122'
const LATIN_EXT = 'unicode-range:U+0100-02FF,U+1E00-1EFF'
