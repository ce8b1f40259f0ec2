import { refuse } from '@jembatan/platform/request'
import { readFailure } from '@/server/trpc/caller'

/** A photo that the shop drew itself, for nobody else's cache; without the right to it, it is not found. */
export async function answerWithPhoto(request: Request, read: () => Promise<Uint8Array>): Promise<Response> {
  try {
    return new Response(new Uint8Array(await read()), {
      headers: {
        'content-type': 'image/jpeg',
        'cache-control': 'private, no-store',
        'cross-origin-resource-policy': 'same-origin',
      },
    })
  } catch (error) {
    const failure = readFailure(error)
    if (!failure) throw error
    return refuse(request, 404, failure.code)
  }
}
