/** The server's own address for whoever asks, or what a proxy of ours wrote last. Earlier entries are the client's to invent. */
export const nearestHop = (headers: Headers) => headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
