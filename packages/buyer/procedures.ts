import type { Browser } from './browser'

/** A system refused a request, with the code that its page would put into words. */
export class Refused extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
    readonly status = 0,
  ) {
    super(`${path} was refused: ${reason}`)
  }
}

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

/** @throws {Refused} */
export async function query<Output>(browser: Browser, path: string, input: object): Promise<Output> {
  const search = new URLSearchParams({ input: JSON.stringify(input) })

  return read(path, await browser.ask(`/api/trpc/${path}?${search}`, { headers: SAME_ORIGIN }))
}

/** @throws {Refused} */
export async function mutate<Output>(
  browser: Browser,
  path: string,
  input: object,
  more: Record<string, string> = {},
): Promise<Output> {
  const headers = { ...SAME_ORIGIN, 'content-type': 'application/json', ...more }

  return read(path, await browser.ask(`/api/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) }))
}

function read<Output>(path: string, { status, body }: { status: number; body: string }): Output {
  const { result, error } = parse(path, status, body)
  if (error) throw new Refused(path, error.message, status)

  return result.data
}

function parse(path: string, status: number, body: string) {
  try {
    return JSON.parse(body)
  } catch {
    throw new Error(`${status} was answered to ${path}: ${body.slice(0, 200)}`)
  }
}
