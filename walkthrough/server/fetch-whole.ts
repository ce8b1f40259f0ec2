type FetchOptions = RequestInit & { timeoutMs: number }

/**
 * Returns a whole answer within `timeoutMs`. A signal is not enough: if it fires while the end of a
 * compressed answer is being unpacked, Node 20 never settles the read.
 */
export async function fetchWhole(address: URL, { timeoutMs, ...init }: FetchOptions): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs)
  const tooLate = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )

  return Promise.race([readWhole(fetch(address, { ...init, signal })), tooLate])
}

/** Statuses that must not have a body. */
const WITHOUT_BODY = [204, 205, 304]

async function readWhole(pending: Promise<Response>) {
  const answer = await pending
  const body = await answer.arrayBuffer()

  return new Response(WITHOUT_BODY.includes(answer.status) ? null : body, answer)
}
