/** Address of a process's figures, and their key. */
export type RegisteredEndpoint = { address: string; key: string }

/**
 * Buckets of the histogram: the aim of a page, and the bucket below the aim of a search (30 ms).
 */
const SECONDS = ['0.01', '0.025'] as const

type Counted = Record<(typeof SECONDS)[number] | '+Inf', number>

/**
 * Returns the shares of a web process's answers within 10 and within 25 ms while `ask` runs. The
 * process measures from the request to the last byte; a client's time would include its own work.
 * If a share exceeds 0.95, the 95th percentile is below that limit.
 */
export async function shareWithin<Result>(endpoint: RegisteredEndpoint, ask: () => Promise<Result>) {
  const before = await readCounted(endpoint)
  const result = await ask()
  const after = await readCounted(endpoint)
  const [ten, twentyFive] = SECONDS.map((le) => (after[le] - before[le]) / (after['+Inf'] - before['+Inf']))

  return { ...result, ten: ten ?? 0, twentyFive: twentyFive ?? 0 }
}

/** @throws {Error} if the answer is not the figures. */
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
