import { answerMetrics } from '@jembatan/admission/telemetry'
import { ownRoute } from '@/app/own-route'
import { getEnvironment } from '@/server/environment'

export const dynamic = 'force-dynamic'

export const GET = ownRoute('metrics', (request) => answerMetrics(request, getEnvironment().KASIR_METRICS_KEY))
