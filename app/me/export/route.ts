import { refuse } from '@jembatan/platform/request'
import { readRefusal } from '@/server/trpc/caller'
import { seeOther } from '../../form'
import { getRamai } from '../../visitor'

/** Everything that Ramai keeps about whoever is signed in, as a file. */
export async function GET(request: Request) {
  const { privacy } = await getRamai()
  const data = await privacy.export().catch((failure: unknown) => {
    const refusal = readRefusal(failure)
    if (!refusal) throw failure
    return refusal
  })
  if ('code' in data) {
    if (data.code === 'session_missing') return seeOther('/sign-in?to=/me')
    const answer = refuse(request, 429, data.code)
    answer.headers.set('retry-after', String(data.details.seconds))
    return answer
  }

  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="ramai-data.json"',
      'cache-control': 'no-store',
    },
  })
}
