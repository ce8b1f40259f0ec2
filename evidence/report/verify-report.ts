import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import type { PublicJwk } from '../../tools/keys/signing-key'
import type { Report } from './report'
import { canonical, hashOf, REPORT_TYPE, UNSIGNED } from './sign-report'

export class ReportRefused extends Error {}

const DATA = /<script type="application\/json" id="report">(.*?)<\/script>/s
const SIGNATURE = /(<script type="text\/plain" id="signature">)(.*?)(<\/script>)/s

type Verified = { report: Report; signer: string; signedAt: string }

/**
 * Whether a page is byte for byte the one that was signed with one of these keys, and says what was signed.
 * @throws {ReportRefused} in one sentence when it is not.
 */
export async function verifyReport(page: string, keys: PublicJwk[]): Promise<Verified> {
  const statement = SIGNATURE.exec(page)?.[2] ?? ''
  const data = DATA.exec(page)?.[1]
  if (!data || !statement) throw new ReportRefused('This is no evidence report: it holds no data or no signature.')

  const { payload, signer } = await check(statement, keys)
  if (payload.page !== hashOf(page.replace(SIGNATURE, `$1${UNSIGNED}$3`)))
    throw new ReportRefused('The page is not the one that was signed: something in it was changed.')
  const report = JSON.parse(data) as Report
  if (payload.report !== hashOf(canonical(report)))
    throw new ReportRefused('The data in the page is not what was signed: something in it was changed.')

  return { report, signer, signedAt: String(payload.at) }
}

async function check(statement: string, keys: PublicJwk[]) {
  const kid = readKid(statement)
  const key = keys.find((known) => known.kid === kid)
  if (!key)
    throw new ReportRefused(`It is signed by a key that is not known here: ${kid}. Name its file with --keys=FILE.`)
  try {
    const { payload } = await jwtVerify(statement, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
      typ: REPORT_TYPE,
    })
    return { payload, signer: key.kid }
  } catch (cause) {
    throw new ReportRefused('The signature is not that of the key it names.', { cause })
  }
}

function readKid(statement: string) {
  try {
    return decodeProtectedHeader(statement).kid ?? 'none'
  } catch (cause) {
    throw new ReportRefused('The signature cannot be read.', { cause })
  }
}
