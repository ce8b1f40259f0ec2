import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { type EachHost, hosts } from './systems'

/** @throws {Error} in one sentence if another process listens on a port of the systems. */
export async function assertPortsFree(ports: EachHost<number>) {
  const titles = new Map<number, string>()
  for (const { name, title } of hosts) {
    const port = ports[name]
    const advice = `set another one, for example ${name.toUpperCase()}_PORT=${port + 1000} npm start`
    const other = titles.get(port)
    if (other) throw new Error(`${other} and ${title} cannot both listen on port ${port}; ${advice}.`)
    titles.set(port, title)
    if (!(await isPortFree(port)))
      throw new Error(`Port ${port} is taken, so ${title} cannot listen there; stop what uses it, or ${advice}.`)
  }
}

/** Below the kernel's ephemeral ports, any of which may be taken before we listen. */
const OWN_PORTS = { first: 20_000, behindLast: 30_000 }

export async function freePort(): Promise<number> {
  const port = randomInt(OWN_PORTS.first, OWN_PORTS.behindLast)

  return (await isPortFree(port)) ? port : freePort()
}

/** A port is free if 127.0.0.1 refuses and also ::1, which a browser would try first. */
export async function isPortFree(port: number) {
  const answers = await Promise.all([canListen(port), answersOn('::1', port)])

  return answers[0] && !answers[1]
}

function canListen(port: number) {
  return new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function answersOn(host: string, port: number) {
  return new Promise<boolean>((resolve) => {
    const probe = connect({ host, port })
    const answer = (yes: boolean) => {
      probe.destroy()
      resolve(yes)
    }
    probe.once('connect', () => answer(true))
    probe.once('error', () => answer(false))
    probe.setTimeout(500, () => answer(false))
  })
}
