import { auditEndpoints } from '@jembatan/http/audit-endpoints'
import { getAuditApi } from '../audit/audit-api'

/** What an auditor reads. */
export const audit = auditEndpoints(getAuditApi, ['promotions'])
