import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { evidenceKeysFile } from '../tools/dev/keys/evidence-key'
import type { PublicJwk } from '../tools/dev/keys/signing-key'
import { pathsOf } from '../tools/dev/systems/profile'
import { printLine } from '../tools/dev/terminal/progress.mjs'
import { ReportRefused, verifyReport } from './report/verify-report'

/**
 * `npm run evidence:verify -- FILE [--keys=FILE]`: verifies a signed report. Returns the exit code.
 */
export default async function verifyEvidence(args: string[]) {
  const file = args.find((arg) => !arg.startsWith('--'))
  if (!file) {
    printLine('Name the report: npm run evidence:verify -- report.html, or report.pdf')
    return 1
  }
  const keysFile = args.find((arg) => arg.startsWith('--keys='))?.slice('--keys='.length)
  try {
    const verified = await verifyReport(await readFile(file), await readKeys(keysFile))
    const { report, fingerprint, signer, at, build, sum } = verified
    printLine(`The report is as it was signed: every byte of the file${report ? ', and the data in it' : ''}.
  fingerprint ${fingerprint}
  signed      ${at}, Ed25519, key ${signer}
  built from  ${build.commit}${build.changed ? ', with changes that are in no commit' : ''}
  says        ${sum.passed} passed, ${sum.failed} failed, ${sum.migrationOpen ? `${sum.migrationOpen} waiting for an open migration, ` : ''}${sum.notBuilt} without an automatic check`)
    if (report)
      printLine(
        `  audit logs  ${report.auditLogs.map(({ title, head }) => `${title} ${head.sequence} ${head.hash.slice(0, 12)}…`).join(', ')}`,
      )
    return 0
  } catch (problem) {
    if (!(problem instanceof ReportRefused)) throw problem
    printLine(`Refused. ${problem.message}`)
    return 1
  }
}

/** The keys in the named file, or those of the worlds on this machine. */
async function readKeys(named?: string): Promise<PublicJwk[]> {
  const files = named
    ? [resolve(named)]
    : (['start', 'test'] as const).map((world) => evidenceKeysFile(pathsOf(world).folder))
  const read = files.map(async (file) => {
    const text = await readFile(file, 'utf8').catch(() => (named ? undefined : '{"keys":[]}'))
    if (text === undefined) throw new ReportRefused(`There is no file ${file}.`)

    return JSON.parse(text).keys as PublicJwk[]
  })

  return (await Promise.all(read)).flat()
}
