import { getAuditApi } from '@/server/audit/audit-api'

export const dynamic = 'force-dynamic'

/** A count for a value, never a row. */
export const POST = async (request: Request) => (await getAuditApi()).find(request)
