import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import type { PublicJwk } from '../../tools/dev/keys/signing-key'
import type { Report } from './report'
import { canonical, fingerprintOf, hashOf, PDF_SIGNATURE, REPORT_TYPE, type Statement, UNSIGNED } from './sign-report'

export class ReportRefused extends Error {}

const DATA = /<script type="application\/json" id="report">(.*?)<\/script>/s
const SIGNATURE = /(<script type="text\/plain" id="signature">)(.*?)(<\/script>)/s

type Verified = Pick<Statement, 'at' | 'build' | 'sum'> & {
  fingerprint: string
  signer: string
  /** Only a page contains the data themselves. */
  report?: Report
}

/**
 * Verifies that a page or PDF is byte for byte as signed with one of these keys, and returns the
 * signed statement.
 * @throws {ReportRefused} in one sentence if it is not.
 */
export const verifyReport = (file: Buffer, keys: PublicJwk[]): Promise<Verified> =>
  file.subarray(0, 5).toString('latin1') === '%PDF-' ? verifyPdf(file, keys) : verifyPage(file.toString('utf8'), keys)

async function verifyPage(page: string, keys: PublicJwk[]): Promise<Verified> {
  const signature = SIGNATURE.exec(page)?.[2] ?? ''
  const data = DATA.exec(page)?.[1]
  if (!data || !signature) throw new ReportRefused('This is no evidence report: it holds no data or no signature.')

  const verified = await check(signature, keys)
  if (verified.statement.page !== hashOf(page.replace(SIGNATURE, `$1${UNSIGNED}$3`))) throw new ReportRefused(CHANGED)
  const report = JSON.parse(data) as Report
  if (verified.statement.report !== hashOf(canonical(report)))
    throw new ReportRefused('The data in the page is not what was signed: something in it was changed.')

  return { ...describe(verified), report }
}

async function verifyPdf(file: Buffer, keys: PublicJwk[]): Promise<Verified> {
  const at = file.lastIndexOf(PDF_SIGNATURE)
  if (at < 0) throw new ReportRefused('This PDF is no evidence report: it ends without a signature.')

  const verified = await check(
    file
      .subarray(at + PDF_SIGNATURE.length)
      .toString('latin1')
      .replace(/\n$/, ''),
    keys,
  )
  if (verified.statement.page !== hashOf(file.subarray(0, at))) throw new ReportRefused(CHANGED)

  return describe(verified)
}

const CHANGED = 'The file is not the one that was signed: something in it was changed.'

type Checked = { statement: Statement; signer: string }

const describe = ({ statement: { at, build, sum, report }, signer }: Checked): Verified => ({
  at,
  build,
  sum,
  fingerprint: fingerprintOf(report),
  signer,
})

async function check(signature: string, keys: PublicJwk[]): Promise<Checked> {
  const kid = readKid(signature)
  const key = keys.find((candidate) => candidate.kid === kid)
  if (!key)
    throw new ReportRefused(`It is signed by a key that is not known here: ${kid}. Name its file with --keys=FILE.`)
  try {
    const { payload } = await jwtVerify<Statement>(signature, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
      typ: REPORT_TYPE,
    })
    return { statement: payload, signer: key.kid }
  } catch (cause) {
    throw new ReportRefused('The signature is not that of the key it names.', { cause })
  }
}

function readKid(signature: string) {
  try {
    return decodeProtectedHeader(signature).kid ?? 'none'
  } catch (cause) {
    throw new ReportRefused('The signature cannot be read.', { cause })
  }
}
