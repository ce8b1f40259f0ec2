/** The body as text, or null as soon as it is longer than allowed: the announced length is only the client's claim. */
export async function readBody(request: Request, mostBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length')) > mostBytes) return null
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }

  return Buffer.concat(chunks).toString('utf8')
}

/** The server's own address for whoever asks, or what a proxy of ours wrote last. Earlier entries are the client's to invent. */
export const nearestHop = (headers: Headers) => headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
