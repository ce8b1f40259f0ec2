import { writeFile } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright-core'
import { renderToStaticMarkup } from 'react-dom/server'
import { findChromium } from '../../tools/dev/systems/chromium'
import type { Report } from './report'
import { PDF_SIGNATURE, signReport } from './sign-report'

type Print = { content: string; file: string; paper: Paper }
type Paper = Parameters<Awaited<ReturnType<Browser['newPage']>>['pdf']>[0]

/** Writes each page as a PDF whose last line signs every byte before it. */
export async function printPdfs(prints: Print[], report: Report, keyFile: string) {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    for (const { content, file, paper } of prints) {
      const page = await browser.newPage()
      await page.setContent(content)
      await page.evaluate(() => document.fonts.ready)
      const pdf = await page.pdf({ format: 'A4', printBackground: true, outline: true, tagged: true, ...paper })
      await writeFile(
        file,
        Buffer.concat([pdf, Buffer.from(`${PDF_SIGNATURE}${await signReport(report, pdf, keyFile)}\n`)]),
      )
    }
  } finally {
    await browser.close()
  }
}

/** Each printed page names its report and its page number. */
export const reportPaper = ({ at, build }: Report, fingerprint: string): Paper => ({
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: renderToStaticMarkup(
    <Footer
      about={`Jembatan · ${at.slice(0, 16).replace('T', ' ')} UTC · ${build.commit.slice(0, 12)} · ${fingerprint}`}
    />,
  ),
  margin: { top: '18mm', bottom: '20mm', left: '17mm', right: '17mm' },
})

/** A sheet sets its own margins. */
export const sheetPaper: Paper = { preferCSSPageSize: true }

const Footer = ({ about }: { about: string }) => (
  <div
    style={{
      width: '100%',
      margin: '0 17mm',
      display: 'flex',
      justifyContent: 'space-between',
      font: '7pt sans-serif',
      color: '#5d5a54',
    }}
  >
    <span>{about}</span>
    <span>
      <span className="pageNumber" /> / <span className="totalPages" />
    </span>
  </div>
)
