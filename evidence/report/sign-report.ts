import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { importJWK, SignJWT } from 'jose'
import { readSigningKey, type SigningJwk } from '../../tools/keys/signing-key'
import type { Report } from './report'

/** Names what is signed, so that no other signature of the same key can be taken for it. */
export const REPORT_TYPE = 'evidence-report.v1+jwt'

/** What stands in the page while its signature is made, and again while it is checked. */
export const UNSIGNED = 'unsigned'

/** One text for one content, whatever the order in which it was put together (RFC 8785). */
export const canonical = (report: Report): string => canonicalize(report) ?? ''

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Signs what the report says and every byte of the page that shows it. */
export async function signReport(report: Report, page: string, keyFile: string): Promise<string> {
  const key: SigningJwk = await readSigningKey(keyFile)

  return new SignJWT({ at: report.at, report: hashOf(canonical(report)), page: hashOf(page) })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: REPORT_TYPE })
    .sign(await importJWK(key, 'EdDSA'))
}
