import { withFaults } from '@/app/gateway-faults'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { coreRefusal } from '@/server/gateway/core-answer'
import { log } from '@/server/log'
import { authenticateMerchant } from '@/server/merchant/authenticate-merchant'

type Answer = { status_code: string }
type Database = ReturnType<typeof getDatabase>['db']
type Verb = (db: Database, call: { merchantId: string; id: string; now: Date }) => Promise<Answer>
type Context = { params: Promise<{ id: string }> }

/** A route of the Core API: who calls, about which transaction, which verb. The verb's refusals are answers too. */
export function coreRoute(name: string, verb: Verb) {
  const answer = async (request: Request, { params }: Context) => {
    const requestId = request.headers.get('x-request-id')
    try {
      const { db } = getDatabase()
      const merchant = await authenticateMerchant(db, request.headers.get('authorization'))
      if (!merchant) return Response.json(coreRefusal('401'), { status: 401 })

      const id = decode((await params).id)
      const answer = await verb(db, { merchantId: merchant.id, id, now: await readNow(db) })
      log.info({ requestId, merchantId: merchant.id, id, statusCode: answer.status_code }, name)

      return Response.json(answer)
    } catch (error) {
      log.error({ requestId, err: error }, `${name} failed`)

      return Response.json(coreRefusal('500'), { status: 500 })
    }
  }

  return (request: Request, context: Context) => withFaults(request, () => answer(request, context))
}

/** A broken escape is nobody's order. */
function decode(id: string) {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
