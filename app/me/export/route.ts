import { readRefusal } from '@/server/trpc/caller'
import { seeOther } from '../../form'
import { getRamai } from '../../visitor'

/** Everything that Ramai keeps about whoever is signed in, as a file. */
export async function GET() {
  const { privacy } = await getRamai()
  const data = await privacy.export().catch((failure: unknown) => {
    if (readRefusal(failure)?.code !== 'session_missing') throw failure
  })
  if (!data) return seeOther('/sign-in')

  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="ramai-data.json"',
      'cache-control': 'no-store',
    },
  })
}
