import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { importJWK, SignJWT } from 'jose'
import { readSigningKey, type SigningJwk } from '../../tools/keys/signing-key'
import type { Report } from './report'

/** Names what is signed, so that no other signature of the same key can be taken for it. */
export const REPORT_TYPE = 'evidence-report.v1+jwt'

/** What stands in the page while its signature is made, and again while it is checked. */
export const UNSIGNED = 'unsigned'

/** The last line of a signed PDF: a comment after its end, which readers skip. Readers look for that end in 1,024 bytes. */
export const PDF_SIGNATURE = '%jembatan-evidence '

/** What a signature says: of the report, and of every byte of the file that shows it. */
export type Statement = {
  at: string
  report: string
  page: string
  build: Pick<Report['build'], 'commit' | 'changed'>
  sum: Report['sum']
}

/** One text for one content, whatever the order in which it was put together (RFC 8785). */
export const canonical = (report: Report): string => canonicalize(report) ?? ''

export const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

/** Four groups of four, of the hash that is signed: short enough to be read aloud, and the same in every file of a report. */
export const fingerprintOf = (reportHash: string) => reportHash.slice(0, 16).replace(/(.{4})(?!$)/g, '$1 ')

/** Signs what the report says and every byte of the file that shows it. */
export async function signReport(report: Report, page: string | Uint8Array, keyFile: string): Promise<string> {
  const key: SigningJwk = await readSigningKey(keyFile)
  const { commit, changed } = report.build
  const statement: Statement = {
    at: report.at,
    report: hashOf(canonical(report)),
    page: hashOf(page),
    build: { commit, changed },
    sum: report.sum,
  }

  return new SignJWT(statement)
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: REPORT_TYPE })
    .sign(await importJWK(key, 'EdDSA'))
}
