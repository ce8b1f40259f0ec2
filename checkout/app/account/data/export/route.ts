import { refuse } from '@jembatan/platform/request'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/failure'

/** Everything that Pasar keeps about whoever asks, as a file. A browser that has no session has no data. */
export async function GET(request: Request) {
  const data = await shopOf(request)
    .rights.export()
    .catch((failure: unknown) => {
      const refusal = readFailure(failure)
      if (!refusal) throw failure
      return refusal
    })
  if ('code' in data) {
    if (data.code === 'session_missing') return refuse(request, 404, data.code)
    const answer = refuse(request, 429, data.code)
    answer.headers.set('retry-after', String(data.details.seconds))
    return answer
  }

  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="pasar-data.json"',
      'cache-control': 'no-store',
    },
  })
}
