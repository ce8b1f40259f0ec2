import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from '../../tools/systems/chromium'
import type { Report } from './report'

/** On paper each page says what it belongs to, and which of how many it is. */
export async function printPdf(pages: { html: string; pdf: string }[], report: Report) {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    for (const { html, pdf } of pages) {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(html).href)
      await page.evaluate(() => document.fonts.ready)
      await page.pdf({ path: pdf, ...paper(report) })
    }
  } finally {
    await browser.close()
  }
}

const paper = ({ at, build }: Report) => ({
  format: 'A4',
  printBackground: true,
  outline: true,
  tagged: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: footer(`Jembatan · ${at.slice(0, 16).replace('T', ' ')} UTC · ${build.commit.slice(0, 12)}`),
  margin: { top: '18mm', bottom: '20mm', left: '17mm', right: '17mm' },
})

const footer = (about: string) => `
  <div style="width:100%;margin:0 17mm;display:flex;justify-content:space-between;font:7pt sans-serif;color:#5d5a54">
    <span>${about}</span>
    <span><span class="pageNumber"></span> / <span class="totalPages"></span></span>
  </div>`
