import { once } from 'node:events'
import type { Server } from 'node:http'

/**
 * Ends the process when it cannot listen: Next keeps it alive after an uncaught error, so it would
 * seem to run although no request can reach it.
 */
export async function listenOrEnd(server: Server, { host, port }: { host: string; port: number }) {
  try {
    await once(server.listen(port, host), 'listening')
  } catch (error) {
    process.stderr.write(`Port ${port} of ${host} cannot be used: ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
