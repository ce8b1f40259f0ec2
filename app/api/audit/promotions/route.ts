import { getAuditApi } from '@/server/audit/audit-api'

export const dynamic = 'force-dynamic'

export const GET = async (request: Request) => (await getAuditApi()).promotions(request)
