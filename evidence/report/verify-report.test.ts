import { expect, test } from 'vitest'
import { signedPage } from '../testing/sample-report'
import { verifyReport } from './verify-report'

test('a report is verified, and says what it says', async () => {
  const { page, key, report } = await signedPage()

  const verified = await verifyReport(page, [key])

  expect(verified).toMatchObject({ signer: key.kid, signedAt: report.at, report: { sum: { passed: 1 } } })
})

test('any one byte that was changed makes it refused', async () => {
  const { page, key } = await signedPage()
  const places = Array.from({ length: 40 }, (_, index) => Math.floor((page.length * (index + 0.5)) / 40))
  const changed = [...places, page.indexOf('10 tabel'), page.lastIndexOf('"passed"')].map(
    (at) => `${page.slice(0, at)}${page[at] === '0' ? '1' : '0'}${page.slice(at + 1)}`,
  )

  const verdicts = await Promise.allSettled(changed.map((one) => verifyReport(one, [key])))

  expect(verdicts.filter(({ status }) => status === 'fulfilled')).toEqual([])
})

test('a stranger’s key, or a stranger’s signature under a known name, is refused', async () => {
  const [own, strangers] = [await signedPage(), await signedPage()]
  const posing = { ...strangers.key, kid: own.key.kid }

  await expect(verifyReport(own.page, [strangers.key])).rejects.toThrow('not known here')
  await expect(verifyReport(own.page, [posing])).rejects.toThrow('not that of the key')
  await expect(verifyReport('<html></html>', [own.key])).rejects.toThrow('no evidence report')
})

test('what a check noted is text in the page, whatever it looks like, in the language that was asked for', async () => {
  const { page } = await signedPage('en')

  expect(page).not.toContain('<script>alert')
  expect(page).toContain('&lt;script&gt;alert(1)')
  expect(page).toContain('Evidence of separation')
  expect(page).not.toContain('Laporan bukti pemisahan')
  expect(page).not.toMatch(/(src|href)="https?:/)
})
