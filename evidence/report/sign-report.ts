import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { importJWK, SignJWT } from 'jose'
import { readSigningKey, type SigningJwk } from '../../tools/dev/keys/signing-key'
import type { Report } from './report'

/** Type of the signed statement, so that no other signature of the same key can replace it. */
export const REPORT_TYPE = 'evidence-report.v1+jwt'

/** Placeholder in the page while its signature is made and checked. */
export const UNSIGNED = 'unsigned'

/**
 * The last line of a signed PDF: a comment after its end, which readers skip. Readers search for
 * that end in the last 1,024 bytes.
 */
export const PDF_SIGNATURE = '%jembatan-evidence '

/** The signed statement: about the report, and about every byte of its file. */
export type Statement = {
  at: string
  report: string
  page: string
  build: Pick<Report['build'], 'commit' | 'changed'>
  sum: Report['sum']
}

/** Canonical text of a report, independent of the order of its fields (RFC 8785). */
export const canonical = (report: Report): string => canonicalize(report) ?? ''

export const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

/**
 * Four groups of four digits of the signed hash: short enough to read aloud, and equal in every
 * file of a report.
 */
export const fingerprintOf = (reportHash: string) => reportHash.slice(0, 16).replace(/(.{4})(?!$)/g, '$1 ')

/** Signs the report's content and every byte of its file. */
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
