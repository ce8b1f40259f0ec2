import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signedPage, withOpenMigration } from '../testing/sample-report'
import { printPdfs, sheetPaper } from './print-pdf'
import { renderSheet } from './render-page'
import { verifyReport } from './verify-report'

const verify = (page: string, keys: Parameters<typeof verifyReport>[1]) => verifyReport(Buffer.from(page), keys)

test('a report is verified, and its content is returned', async () => {
  const { page, key, report } = await signedPage()

  const verified = await verify(page, [key])

  expect(verified).toMatchObject({ signer: key.kid, at: report.at, report: { sum: { passed: 1 } } })
  expect(page).toContain(`<code>${verified.fingerprint}</code>`)
})

test('a report with an open migration names it apart, and is verified like one without', async () => {
  const { page, key } = await signedPage('en', withOpenMigration)

  expect(await verify(page, [key])).toMatchObject({ sum: { passed: 0, failed: 0, migrationOpen: 1 } })
  expect(page).toContain('<dt>waits for an open migration</dt><dd>1</dd>')
  expect(page).toContain('→ Migration open')
  expect(page).toContain('until then the separation is not complete')
})

test('any one byte that was changed makes it refused', async () => {
  const { page, key } = await signedPage()
  const places = Array.from({ length: 40 }, (_, index) => Math.floor((page.length * (index + 0.5)) / 40))
  const changed = [...places, page.indexOf('10 tabel'), page.lastIndexOf('"passed"')].map(
    (at) => `${page.slice(0, at)}${page[at] === '0' ? '1' : '0'}${page.slice(at + 1)}`,
  )

  const verdicts = await Promise.allSettled(changed.map((one) => verify(one, [key])))

  expect(verdicts.filter(({ status }) => status === 'fulfilled')).toEqual([])
})

test('a PDF of the same run is verified too, has the same fingerprint, and one changed byte makes it refused', async () => {
  const { page, key, keyFile, folder, report } = await signedPage()
  const file = join(folder, 'handout.pdf')
  await printPdfs([{ content: await renderSheet(report, 'id'), file, paper: sheetPaper }], report, keyFile)
  const pdf = await readFile(file)
  const changed = Buffer.from(pdf)
  changed[1000] = (changed[1000] ?? 0) ^ 1

  const verified = await verifyReport(pdf, [key])

  const { fingerprint } = await verify(page, [key])
  expect(verified).toMatchObject({ fingerprint, at: report.at, sum: report.sum })
  await expect(verifyReport(changed, [key])).rejects.toThrow('not the one that was signed')
  await expect(verifyReport(Buffer.concat([pdf, pdf]), [key])).rejects.toThrow('not the one that was signed')
  await expect(verifyReport(pdf.subarray(0, 900), [key])).rejects.toThrow('ends without a signature')
})

test('a stranger’s key, or a stranger’s signature under a known name, is refused', async () => {
  const [own, strangers] = [await signedPage(), await signedPage()]
  const posing = { ...strangers.key, kid: own.key.kid }

  await expect(verify(own.page, [strangers.key])).rejects.toThrow('not known here')
  await expect(verify(own.page, [posing])).rejects.toThrow('not that of the key')
  await expect(verify('<html></html>', [own.key])).rejects.toThrow('no evidence report')
})

test("a check's evidence is escaped text in the page, in the requested language", async () => {
  const { page } = await signedPage('en')

  expect(page).not.toContain('<script>alert')
  expect(page).toContain('&lt;script&gt;alert(1)')
  expect(page).toContain('Evidence of separation')
  expect(page).not.toContain('Laporan bukti pemisahan')
  expect(page).not.toMatch(/(src|href)="https?:/)
})
