import { auditEndpoints } from '@jembatan/admission/audit-endpoints'
import { getAuditApi } from '../audit/audit-api'

export const audit = auditEndpoints(getAuditApi, ['promotions'])
