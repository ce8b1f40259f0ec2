import { hostOf } from '../system/host-of'
import type { SystemName, WatchedSystem } from '../system/systems'
import { type Asked, fetchAsVisitor } from './fetch-as-visitor'

/** Somebody with a browser of their own: a jar for each system, and no cookie ever shown to another host. */
export class Visitor {
  readonly #jars: Record<SystemName, Map<string, string>> = { ramai: new Map(), pasar: new Map(), kasir: new Map() }

  async ask(system: WatchedSystem, { headers, ...asked }: Asked): Promise<Response> {
    const cookie = [...this.#jars[system.name]].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetchAsVisitor({
      ...asked,
      address: system.address,
      host: hostOf(system),
      headers: { ...(cookie && { cookie }), ...headers },
    })
    this.#keep(system.name, answer.headers.getSetCookie())

    return answer
  }

  /** The value that a system left in this browser. */
  cookie(system: SystemName, name: string): string | undefined {
    return this.#jars[system].get(name)
  }

  #keep(system: SystemName, cookies: string[]) {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = splitOnce(pair.trim(), '=')
      if (value) this.#jars[system].set(name, value)
      else this.#jars[system].delete(name)
    }
  }
}

function splitOnce(text: string, mark: string) {
  const place = text.indexOf(mark)

  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)]
}
