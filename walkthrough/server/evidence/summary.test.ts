import { expect, test } from 'vitest'
import { reportToShow, type Summary } from './summary'

const green: Summary = {
  at: '2026-12-01T02:00:00.000Z',
  fingerprint: '1064 75fe',
  sum: { passed: 22, failed: 0, notBuilt: 3 },
}
const reportWith = (sum: Partial<Summary['sum']>): Summary => ({
  at: '2026-12-07T02:00:00.000Z',
  fingerprint: '51c3 8e88',
  sum: { ...green.sum, ...sum },
})

test.each([
  ['failed', reportWith({ passed: 21, failed: 1 })],
  ['waits for an open migration', reportWith({ passed: 21, migrationOpen: 1 })],
])('the last green report is shown while a row of the newest %s', (_, newest) => {
  const { report, isKept, file } = reportToShow({ newest, green })

  expect([report, isKept, file('report.pdf')]).toEqual([green, true, 'green.report.pdf'])
  expect(reportToShow({ newest, green: null })).toMatchObject({ report: newest, isKept: false })
})

test('a green newest report is shown itself', () => {
  const newest = reportWith({ migrationOpen: 0 })
  const { report, file } = reportToShow({ newest, green })

  expect([report, file('report.pdf')]).toEqual([newest, 'report.pdf'])
})
