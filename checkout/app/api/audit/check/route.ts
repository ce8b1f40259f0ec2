import { getAuditorsDoor } from '@/server/audit/auditors-door'

export const dynamic = 'force-dynamic'

export const GET = async (request: Request) => (await getAuditorsDoor()).check(request)
