import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Controls } from './controls'
import { Origin, Summary } from './cover'
import { AuditLogs, Databases } from './databases'
import { Flows } from './flows'
import { Handout } from './handout'
import en from './messages/en.json'
import id from './messages/id.json'
import { Fact } from './parts'
import type { Language, Report, ReportPage } from './report'
import { canonical, fingerprintOf, hashOf, UNSIGNED } from './sign-report'

const FONTS = ['latin', 'latin-ext'].map(
  (set) => `@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-${set}-wght-normal.woff2`,
)

const WORDS = { id, en }

/**
 * Renders the page from the report only, as a single file: the findings on one page, then their
 * evidence. The signature is inserted after the page was signed without it.
 */
export async function renderPage(report: Report, language: Language, signature = UNSIGNED): Promise<string> {
  const page = pageIn(report, language)

  return render(
    <Page {...page} style={await styleOf('report.css')}>
      <main>
        <Summary {...page} />
        <Origin {...page} />
        <Controls {...page} />
        <Flows {...page} />
        <Databases {...page} />
        <AuditLogs {...page} />
        <Signature {...page} />
      </main>
      <script type="application/json" id="report">
        {canonical(report)}
      </script>
      <script type="text/plain" id="signature">
        {signature}
      </script>
    </Page>,
  )
}

/** The same run on one printed sheet. */
export async function renderSheet(report: Report, language: Language): Promise<string> {
  const page = pageIn(report, language)

  return render(
    <Page {...page} style={await styleOf('report.css', 'handout.css')}>
      <Handout {...page} />
    </Page>,
  )
}

const pageIn = (report: Report, language: Language): ReportPage => ({
  report,
  fingerprint: fingerprintOf(hashOf(canonical(report))),
  language,
  words: WORDS[language],
})

const render = (page: ReactNode) => `<!doctype html>\n${renderToStaticMarkup(page)}\n`

type PageProps = Pick<ReportPage, 'language' | 'words'> & { style: string; children: ReactNode }

const Page = ({ language, words, style, children }: PageProps) => (
  <html lang={language}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <title>{`${words.title} · Jembatan`}</title>
      <style>{style}</style>
    </head>
    <body>{children}</body>
  </html>
)

/**
 * The signature lies in the page, after the signed content. Below this chapter a reader signs by
 * hand.
 */
const Signature = ({ report, fingerprint, words }: ReportPage) => (
  <section className="chapter signature">
    <h2>{words.signature}</h2>
    <p>{words.signatureLead}</p>
    <dl className="facts">
      <Fact name={words.fingerprint}>
        <code>{fingerprint}</code>
        <br />
        <small>{words.fingerprintText}</small>
      </Fact>
      <Fact name={words.key}>
        <code>{report.signer}</code>
      </Fact>
      <Fact name={words.verify}>
        <code>npm run evidence:verify -- report.html</code>
      </Fact>
    </dl>
    <p>{words.verifyText}</p>
    <h3 className="reviewer">{words.reviewer}</h3>
    <dl className="lines">
      <Fact name={words.reviewerName} />
      <Fact name={words.reviewerDate} />
    </dl>
  </section>
)

async function styleOf(...files: string[]) {
  const sheets = files.map((file) => readFile(new URL(`./${file}`, import.meta.url), 'utf8'))

  return `${await fontFaces()}${(await Promise.all(sheets)).join('')}`
}

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
