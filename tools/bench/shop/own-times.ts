/** Where a process tells its figures, and the key that it asks for. */
export type RegisteredEndpoint = { address: string; key: string }

/** Buckets of the histogram: the aim of a page, and the one next below the aim of a search (30 ms). */
const SECONDS = ['0.01', '0.025'] as const

type Counted = Record<(typeof SECONDS)[number] | '+Inf', number>

/**
 * Of the answers that a web process gives while `ask` runs, the shares within 10 and within 25 ms, from the request to the last byte
 * by its own count: a client's time has its own work in it too. The 95th percentile is below where a share is above 0.95.
 */
export async function shareWithin<Result>(endpoint: RegisteredEndpoint, ask: () => Promise<Result>) {
  const before = await readCounted(endpoint)
  const result = await ask()
  const after = await readCounted(endpoint)
  const [ten, twentyFive] = SECONDS.map((le) => (after[le] - before[le]) / (after['+Inf'] - before['+Inf']))

  return { ...result, ten: ten ?? 0, twentyFive: twentyFive ?? 0 }
}

/** @throws {Error} for any answer but the figures. */
async function readCounted({ address, key }: RegisteredEndpoint): Promise<Counted> {
  const answer = await fetch(`http://${address}/metrics`, { headers: { authorization: `Bearer ${key}` } })
  if (!answer.ok) throw new Error(`The endpoint of figures answers ${answer.status}.`)
  const counted: Counted = { '0.01': 0, '0.025': 0, '+Inf': 0 }
  for (const [, le, count] of (await answer.text()).matchAll(
    /^http_server_request_duration_bucket\{.*le="([^"]+)"\} (\d+)/gm,
  ))
    if (le && le in counted) counted[le as keyof Counted] += Number(count)

  return counted
}
