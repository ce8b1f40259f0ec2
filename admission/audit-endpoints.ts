import { type Declaration, type Endpoint, endpoint } from './endpoints'

type Ask = (request: Request) => Promise<Response>
type AuditApi = { events: Ask; stream: Ask; check: Ask; tables: Ask; head: Ask; find: Ask; promotions?: Ask }

const AUDITOR: Declaration = { who: 'auditor', refusal: 401, changes: false }
/** A search for a value that is asked about; its answer is a count. */
const LONGEST_QUESTION = 4000

/** Where an auditor reads a system's audit log. */
export function auditEndpoints(getApi: () => Promise<AuditApi>): Endpoint[] {
  const get = (name: Exclude<keyof AuditApi, 'promotions'>, declared = AUDITOR) =>
    endpoint('GET', `/api/audit/${name}`, declared, async (request) => (await getApi())[name](request))
  const find = { ...AUDITOR, body: LONGEST_QUESTION, accepts: 'json' } as const

  return [
    ...(['events', 'check', 'tables', 'head'] as const).map((name) => get(name)),
    get('stream', { ...AUDITOR, stream: true }),
    endpoint('POST', '/api/audit/find', find, async (request) => (await getApi()).find(request)),
  ]
}
