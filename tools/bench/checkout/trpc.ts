import type { Browser } from '@jembatan/contract/conformance/browser'

/** The shop refused, with the code that its page would put into words. */
export class Refused extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`Pasar refused ${path}: ${reason}`)
  }
}

const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }

/** @throws {Refused} */
export async function mutate<Output>(browser: Browser, path: string, input: object): Promise<Output> {
  const body = JSON.stringify(input)

  return read(path, await browser.ask(`/api/trpc/${path}`, { method: 'POST', headers: OWN_PAGE, body }))
}

function read<Output>(path: string, { status, body }: { status: number; body: string }): Output {
  const { result, error } = parse(path, status, body)
  if (error) throw new Refused(path, error.message)

  return result.data as Output
}

function parse(path: string, status: number, body: string) {
  try {
    return JSON.parse(body)
  } catch {
    throw new Error(`Pasar answered ${status} to ${path}: ${body.slice(0, 200)}`)
  }
}
