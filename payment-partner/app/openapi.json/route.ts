import { getEnvironment } from '@/server/environment'
import { describeApi } from '@/server/openapi/describe-api'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(describeApi(getEnvironment().KASIR_ORIGIN))
