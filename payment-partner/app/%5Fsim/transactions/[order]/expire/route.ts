import { outcomeRoute } from '@/app/outcome-route'

export const dynamic = 'force-dynamic'

export const POST = outcomeRoute('expire')
