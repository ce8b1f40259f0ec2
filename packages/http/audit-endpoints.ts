import { type Declaration, type Endpoint, endpoint } from './endpoints'

type Common = 'events' | 'check' | 'tables' | 'head' | 'stream' | 'find'
type Ask = (request: Request) => Promise<Response>

const AUDITOR: Declaration = { who: 'auditor', refusal: 401, changes: false }
/** The maximum body of a search for one value; its response is a count. */
const LONGEST_QUESTION = 4000

/**
 * The endpoints from which an auditor reads a system's audit log.
 * @param own further endpoints of this system, such as its promotions.
 */
export function auditEndpoints<Own extends string = never>(
  getApi: () => Promise<Record<Common | Own, Ask>>,
  own: Own[] = [],
): Endpoint[] {
  const get = (name: Common | Own, declared = AUDITOR) =>
    endpoint('GET', `/api/audit/${name}`, declared, async (request) => (await getApi())[name](request))
  const find = { ...AUDITOR, body: LONGEST_QUESTION, accepts: 'json' } as const

  return [
    ...(['events', 'check', 'tables', 'head', ...own] as const).map((name) => get(name)),
    get('stream', { ...AUDITOR, stream: true }),
    endpoint('POST', '/api/audit/find', find, async (request) => (await getApi()).find(request)),
  ]
}
