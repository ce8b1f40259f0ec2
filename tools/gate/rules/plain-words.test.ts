import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'

/** Former names and their replacements, which must be used instead. */
const REPLACED: [pattern: RegExp, word: string][] = [
  [/\btrails?\b|\bjejak\b/i, 'audit log'],
  [/\bknock/i, 'call'],
  [/\bstagehands?\b/i, 'dev control'],
  [/\b(payment|forged|lost|late|false) news\b|\bnews(Arrived|Lost)\b|_NEWS\b/i, 'notification'],
  [/\bsettle(Attempt|Notification|Holds|Up)\b|settle-payment/, 'close, process, commit, allocate'],
  [/\bcarryOut\b/, 'applyDecision'],
  [/\bcouldBeTrue\b/, 'isPlausibleStatus'],
  [/\btakeSurplusPayment\b/, 'refundUnexpectedPayment'],
  [/\bvoidSisters\b/, 'voidOtherAttempts'],
  [/\bshareOut\b/, 'allocateProceeds'],
  [/\bcallOff\b/, 'markCancelled'],
  [/\bmakeUpFor\b/, 'runMissedCrons'],
  [/\bburyDeadJobs\b/, 'deadLetter'],
  [/\btell(Buyer|Often|OfCalls)\b/, 'notifyBuyer, recordThrottled, reportCalls'],
]

/** Migrations keep the words of their functions' bodies. */
const DATED = /(^|\/)migrations(\/|$)/
const NOT_OURS = /(^|\/)(node_modules|dist|playwright-report|test-results|\.[^/]+)(\/|$)|package-lock\.json$/
const THIS_FILE = 'tools/gate/rules/plain-words.test.ts'

test('names, comments, messages and documents use the words of the field', async () => {
  const files = await textsBelow(root)

  const found = await Promise.all(
    files.map(async (file) => findReplaced(relative(root, file), await readFile(file, 'utf8'))),
  )

  expect(files.length).toBeGreaterThan(1000)
  expect(found.flat()).toEqual([])
})

test.each([
  ['// The Trail says so.', 'planted.ts:1: "Trail" → audit log'],
  ['"see": "Dibaca dari jejak."', 'planted.ts:1: "jejak" → audit log'],
  ['await knock(ramai)', 'planted.ts:1: "knock" → call'],
  ['/** Payment news that was lost. */', 'planted.ts:1: "Payment news" → notification'],
  ['\nsettleHolds()', 'planted.ts:2: "settleHolds" → close, process, commit, allocate'],
  ['The stagehand stops it.', 'planted.ts:1: "stagehand" → dev control'],
])('%j is found', (text, finding) => {
  expect(findReplaced('planted.ts', text)).toEqual([finding])
})

function findReplaced(file: string, text: string) {
  return text.split('\n').flatMap((line, index) =>
    REPLACED.flatMap(([pattern, word]) => {
      const [match] = pattern.exec(line) ?? []
      return match ? [`${file}:${index + 1}: "${match}" → ${word}`] : []
    }),
  )
}

async function textsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    const name = relative(root, path)
    if (DATED.test(name) || NOT_OURS.test(name) || name === THIS_FILE) return []
    if (entry.isDirectory()) return textsBelow(path)
    return /\.(tsx?|mjs|cjs|js|css|md|json|sql)$/.test(name) ? [path] : []
  })

  return (await Promise.all(found)).flat()
}
