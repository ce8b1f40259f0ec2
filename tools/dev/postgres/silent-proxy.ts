import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

type Lost = 'everything' | 'answers'
type Connection = { client: Socket; database: Socket; lost: Lost | undefined }

/** Files of the certificate with which the proxy encrypts connections, as PostgreSQL does. */
type Options = { encrypted?: { certificate: string; key: string } }

/**
 * A TCP proxy in front of a database that can go silent, as a firewall or a moved address does:
 * connections stay open and pass nothing on.
 */
export async function openSilentProxy(databaseUrl: string, { encrypted }: Options = {}) {
  const url = new URL(databaseUrl)
  const [host, port] = [url.hostname, Number(url.port)]
  const connections = new Set<Connection>()
  let lost: Lost | undefined
  let answers = 0
  let fatal: { text: string; onPassed: () => void } | undefined
  const files = encrypted && (await Promise.all([readFile(encrypted.certificate), readFile(encrypted.key)]))

  const lose = (what: Lost) => {
    lost = what
    for (const connection of connections) connection.lost = what
  }
  const join = (tcp: Socket, client: Socket) => {
    const connection: Connection = { client: tcp, database: connect(port, host), lost }
    const { database } = connection
    connections.add(connection)
    client.on('data', (chunk) => {
      if (connection.lost === 'everything') return
      if (fatal && chunk.includes(fatal.text)) {
        lose('answers')
        fatal.onPassed()
        fatal = undefined
      }
      database.write(chunk)
    })
    database.on('data', (chunk) => {
      answers += 1
      if (!connection.lost) client.write(chunk)
    })
    client.on('error', () => {})
    tcp.on('error', () => {})
    tcp.on('close', () => {
      connections.delete(connection)
      database.destroy()
    })
    database.on('error', () => {})
    database.on('close', () => {
      if (!connection.lost) client.destroy()
    })
  }
  const server = createServer((tcp) => {
    if (!files) return join(tcp, tcp)
    tcp.on('error', () => {})
    // The client asks whether it may encrypt.
    tcp.once('data', () => {
      tcp.write('S')
      join(tcp, new TLSSocket(tcp, { isServer: true, cert: files[0], key: files[1] }))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    /** Open connections and new ones pass nothing on. */
    goSilent: () => lose('everything'),
    /**
     * From the next statement with this text on, statements arrive and their answers do not.
     * Resolves when that statement is passed on.
     */
    loseAnswersFrom: (text: string) =>
      new Promise<void>((onPassed) => {
        fatal = { text, onPassed }
      }),
    /** New connections work. Those that went silent stay silent. */
    recover: () => {
      lost = undefined
    },
    /** Counts connections that the client has not closed. */
    countConnections: () => connections.size,
    /** Counts what the database has sent. */
    countAnswers: () => answers,
    close: async () => {
      for (const { client } of connections) client.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
