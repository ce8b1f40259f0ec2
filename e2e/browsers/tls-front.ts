import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { createServer } from 'node:tls'
import { ensureCertificates } from '../../tools/dev/postgres/certificates'

type Front = { folder: string; port: number; to: number }

/**
 * Ends TLS in front of a system. WebKit accepts the systems' `Secure` cookies over TLS only, even
 * from this host.
 */
export async function openTlsFront({ folder, port, to }: Front) {
  const { server: files } = await ensureCertificates({ folder, system: 'browsers' })
  const [cert, key] = await Promise.all([readFile(files.certificate), readFile(files.key)])
  const server = createServer({ cert, key }, (client) => {
    const system = connect(to, '127.0.0.1')
    // Either side may leave at any time.
    client.on('error', () => system.destroy()).pipe(system)
    system.on('error', () => client.destroy()).pipe(client)
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')

  return server
}
