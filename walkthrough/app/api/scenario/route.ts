import { inDemo } from '@/server/http/control'
import { listScenarios } from '@/server/scenario/list-scenarios'

export const dynamic = 'force-dynamic'

export const GET = () => inDemo(async () => Response.json({ scenarios: listScenarios() }))
