import { outcomeRoute } from '@/app/sim-outcome-route'

export const dynamic = 'force-dynamic'

export const POST = outcomeRoute('expire')
