import { auditEndpoints } from '@jembatan/http/audit-endpoints'
import { getAuditApi } from '../audit/audit-api'

/** The auditor's endpoints. */
export const audit = auditEndpoints(getAuditApi, ['promotions'])
