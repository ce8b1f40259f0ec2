import { once } from 'node:events'
import type { Server } from 'node:http'

/** Next keeps a process alive after an error that nobody caught: one that nobody can reach would look like one that runs. */
export async function listenOrEnd(server: Server, { host, port }: { host: string; port: number }) {
  try {
    await once(server.listen(port, host), 'listening')
  } catch (error) {
    process.stderr.write(`Port ${port} of ${host} cannot be used: ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
