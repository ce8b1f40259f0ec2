import { listScenarios } from '@/server/scenario/list-scenarios'
import { inDemo } from '../control'

export const dynamic = 'force-dynamic'

export const GET = () => inDemo(async () => Response.json({ scenarios: listScenarios() }))
