import { auditEndpoints } from '@jembatan/http/audit-endpoints'
import { getAuditApi } from '../audit/audit-api'

export const audit = auditEndpoints(getAuditApi, ['promotions'])
