import { answerMetrics } from '@jembatan/admission/telemetry'
import { getEnvironment } from '@/server/environment'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => answerMetrics(request, getEnvironment().RAMAI_METRICS_KEY)
