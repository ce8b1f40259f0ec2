import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

const CURVE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const YEARS = 10

export type Certificates = {
  authority: string
  /** For each host of a cluster with several: as a server, and as a client of the others. */
  host: { certificate: string; key: string }
  server: { certificate: string; key: string }
  /** For the cluster's system and for its administrator. Their common names are their roles. */
  client: { certificate: string; key: string }
  keeper: { certificate: string; key: string }
}

type CertificateRequest = {
  folder: string
  system: string
  /** The hosts' addresses in a cluster with several. */
  addresses?: string[]
}

/**
 * Creates missing certificate files of one cluster. The authority's key is discarded after signing,
 * so no further certificate can be issued.
 */
export async function ensureCertificates({
  folder,
  system,
  addresses = [],
}: CertificateRequest): Promise<Certificates> {
  const place = join(folder, 'certificates')
  if (!existsSync(place)) await makeCertificates(place, system, addresses)
  const pair = (name: string) => ({ certificate: join(place, `${name}.crt`), key: join(place, `${name}.key`) })

  return {
    authority: join(place, 'authority.crt'),
    host: pair('host'),
    server: pair('server'),
    client: pair('client'),
    keeper: pair('keeper'),
  }
}

/** Created under a temporary name and renamed when complete. */
async function makeCertificates(place: string, system: string, addresses: string[]) {
  const unfinished = `${place}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const authority = await makeAuthority(system)
  await writeFile(join(unfinished, 'authority.crt'), authority.certificate.toString('pem'))

  const { serverAuth, clientAuth } = ExtendedKeyUsage
  await issue(authority, unfinished, 'server', { commonName: 'localhost', usage: [serverAuth] })
  await issue(authority, unfinished, 'client', { commonName: system, usage: [clientAuth] })
  await issue(authority, unfinished, 'keeper', { commonName: 'postgres', usage: [clientAuth] })
  if (addresses.length > 0)
    await issue(authority, unfinished, 'host', { commonName: 'localhost', usage: [serverAuth, clientAuth], addresses })
  await rename(unfinished, place)
}

type Authority = Awaited<ReturnType<typeof makeAuthority>>

async function makeAuthority(system: string) {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...lifetime(),
    name: `CN=Cluster of ${system}`,
    keys,
    signingAlgorithm: CURVE,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })

  return { keys, certificate }
}

type Issued = { commonName: string; usage: ExtendedKeyUsage[]; addresses?: string[] }

async function issue(
  { keys: signer, certificate }: Authority,
  place: string,
  file: string,
  { commonName, usage, addresses = [] }: Issued,
) {
  const keys = await newKeys()
  const issued = await X509CertificateGenerator.create({
    ...lifetime(),
    subject: `CN=${commonName}`,
    issuer: certificate.subject,
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: CURVE,
    extensions: [
      new ExtendedKeyUsageExtension(usage, true),
      // Python 3.13, and so Patroni, refuses a certificate that does not name its authority's key.
      await AuthorityKeyIdentifierExtension.create(signer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      // Node uses `localhost` for an address when it checks a server's name.
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: commonName },
        ...['127.0.0.1', ...addresses].map((value) => ({ type: 'ip' as const, value })),
      ]),
    ],
  })
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  await writeFile(join(place, `${file}.crt`), issued.toString('pem'))
  await writeFile(join(place, `${file}.key`), key, { mode: 0o600 })
}

const newKeys = () => webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])

function lifetime() {
  const notBefore = new Date(Date.now() - 60_000)
  const notAfter = new Date(notBefore)
  notAfter.setFullYear(notAfter.getFullYear() + YEARS)

  return { notBefore, notAfter }
}
